import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';
import { blotter } from './blotting.ts';
import type { Sink } from './command.ts';

const REPEATED_AFTER_MS = 30_000;
const TROUBLES_KNOWN_MAX = 200;

export type Log = Logger;

/** More than this is not held back for company. */
const HELD_CHARACTERS_MAX = 65_536;
const INFO = '{"level":"info"';

/**
 * One JSON object a line. No secret of the configuration is ever in it: those who fail are told
 * not to say any, and whatever they say is looked through once more.
 */
export function openLog(out: Sink, config: Config): Log {
  const blotted = blotter(config);
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: together((lines) => out.write(blotted(lines))) },
  );
}

/**
 * Lines of one turn of the event loop are written as one: each write is a call of the system. What
 * is worth more than `info` is written at once, with what is held.
 */
function together(write: (lines: string) => void): (line: string) => void {
  let held = '';
  const flush = (): void => {
    const lines = held;
    held = '';
    if (lines !== '') write(lines);
  };
  return (line) => {
    if (held === '') setImmediate(flush);
    held += line;
    if (!line.startsWith(INFO) || held.length > HELD_CHARACTERS_MAX) flush();
  };
}

/** What happened, and how often it did unlogged since the last time. */
export type TellTrouble = (error: unknown, about: Readonly<Record<string, unknown>>) => void;

/** Says the same thing once in a while: an outage is not a flood. */
export function troubleLog(
  say: (error: unknown, about: Readonly<Record<string, unknown>>) => void,
  clockMs: () => number,
): TellTrouble {
  const known = new Map<string, { saidMs: number; unsaid: number }>();
  return (error, about) => {
    // Times, ports and positions are different every time.
    const key = `${JSON.stringify(about)} ${String(error).replaceAll(/\d+/g, '0')}`;
    const before = known.get(key);
    const nowMs = clockMs();
    if (before && nowMs - before.saidMs < REPEATED_AFTER_MS) {
      before.unsaid += 1;
      return;
    }
    if (known.size >= TROUBLES_KNOWN_MAX) known.clear();
    known.set(key, { saidMs: nowMs, unsaid: 0 });
    say(error, before?.unsaid ? { ...about, repeated: before.unsaid } : about);
  };
}
