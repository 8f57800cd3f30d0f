import type { Readiness } from '../../src/api/readiness.ts';
import type { Environment } from '../../src/config.ts';
import { type Child, startLadingIn, until } from './child.ts';

const PROBE_MS = 5_000;

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly url?: string;
  readonly code?: string;
}

/** A `serve` in a process of its own, on a port that was free. */
export interface Served extends AsyncDisposable {
  readonly child: Child;
  readonly url: string;
  log(): readonly LogLine[];
  readiness(): Promise<Readiness & { readonly httpStatus: number }>;
  /** Asks it politely to stop; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function startServing(
  environment: Environment,
  ...argv: readonly string[]
): Promise<Served> {
  const child = startLadingIn({ LADING_PORT: '0', ...environment }, 'serve', ...argv);
  const log = (): readonly LogLine[] => linesOf(child.said().out);
  const listening = (): string | undefined => log().find(({ msg }) => msg === 'listening')?.url;
  await until(() => listening() !== undefined || child.process.exitCode !== null);
  const url = listening();
  if (url === undefined) throw new Error(JSON.stringify(child.said()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.process.kill(signal);
    return (await child.over).exit;
  };
  return {
    child,
    url,
    log,
    async readiness() {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(PROBE_MS) });
      return { httpStatus: answer.status, ...((await answer.json()) as Readiness) };
    },
    stop,
    async [Symbol.asyncDispose]() {
      if (child.process.exitCode === null) await stop('SIGKILL');
    },
  };
}

/** Resolves once it is ready. */
export async function ready(served: Served): Promise<void> {
  await until(async () => (await served.readiness()).httpStatus === 200);
}

export function linesOf(out: string): readonly LogLine[] {
  const whole = out.slice(0, out.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
}
