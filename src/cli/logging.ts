import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';
import { blotter } from './blotting.ts';
import type { Sink } from './command.ts';

const REPEATED_AFTER_MS = 30_000;
const TROUBLES_KNOWN_MAX = 200;

export type Log = Logger;

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
    { write: (line) => out.write(blotted(line)) },
  );
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
