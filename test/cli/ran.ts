import { Readable } from 'node:stream';
import type { Exit, Sink, Surroundings } from '../../src/cli/command.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Environment } from '../../src/config.ts';

/** A stream that remembers what was written to it. */
export interface Heard extends Sink {
  readonly text: () => string;
}

export function listening(how: { tty?: boolean; columns?: number } = {}): Heard {
  const pieces: string[] = [];
  return {
    write: (text) => pieces.push(text) > 0,
    once: () => undefined,
    isTTY: how.tty ?? false,
    columns: how.columns ?? 80,
    text: () => pieces.join(''),
  };
}

export interface Ran {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions extends Partial<Surroundings> {
  readonly environment?: Environment;
}

/** One command line in this process, in English unless the environment says otherwise. */
export async function lading(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { environment = {}, ...around } = options;
  const out = listening();
  const err = listening();
  const surroundings = {
    out,
    err,
    stdin: () => Readable.from([]),
    signal: new AbortController().signal,
    now: Date.now,
    ...around,
  };
  const read = (): Environment => ({ LADING_LOCALE: 'en', ...environment });
  const exit = await runProgram(argv, read, surroundings);
  return { exit, out: out.text(), err: err.text() };
}
