import type { LocalTelling, RunLocalCall } from '../api/local-cli.ts';
import type { Context, Inside, Sink } from './command.ts';
import type { Log } from './logging.ts';

/** Commands that a server runs for the command line of its machine. */
export interface LocalRuns extends AsyncDisposable {
  readonly run: RunLocalCall;
}

interface Surroundings extends Pick<Context, 'runInside'> {
  readonly now: () => number;
  readonly log: Log;
  /** Aborts when the server is asked to stop: commands end as at a Ctrl-C. */
  readonly signal: AbortSignal;
}

/** They work with the stores that this process has open; disposed of, all of them have ended. */
export function openLocalRuns(
  lent: Omit<Inside, 'characters'>,
  { now, log, runInside, signal: stopping }: Surroundings,
): LocalRuns {
  const running = new Set<Promise<number>>();

  const begin: RunLocalCall = async (call, input, telling, gone) => {
    const { argv, locale, called, characters, out, err } = call;
    const environment = {
      LADING_LOCALE: locale,
      ...(called !== 'lading' && { npm_lifecycle_event: 'npx' }),
    };
    const around = {
      out: { ...out, ...sink(telling, 'out'), hasColors: () => out.hasColors },
      err: { ...err, ...sink(telling, 'err'), hasColors: () => err.hasColors },
      stdin: () => input,
      signal: AbortSignal.any([gone, stopping]),
      now,
    };
    const exit = await runInside(argv, environment, around, { ...lent, characters });
    const [command] = argv;
    log.info({ audit: 'command-line', command, exit }, 'a command was run for the command line');
    return exit;
  };
  return {
    run(...given) {
      const run = begin(...given);
      running.add(run);
      const forget = (): boolean => running.delete(run);
      run.then(forget, forget);
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled(running);
    },
  };
}

function sink(telling: LocalTelling, name: 'out' | 'err'): Pick<Sink, 'write' | 'once'> {
  return {
    write: (text) => telling.say(name === 'out' ? { out: text } : { err: text }),
    once: (_, listener) => telling.drained().then(listener),
  };
}
