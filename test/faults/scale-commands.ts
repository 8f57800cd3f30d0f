import { setTimeout as pause } from 'node:timers/promises';
import {
  type Command,
  commandIdOf,
  type Execute,
  type Outcome,
  Overloaded,
} from '../../src/ledger/execute.ts';
import { NotRecorded, OutcomeUnknown } from '../../src/ledger/ledger.ts';
import { ServerUnreachable } from '../../src/servers/unusable.ts';
import { command } from '../ledger/tally.ts';

/** What a tally holds at most: it is full after 20 commands, and others make room again. */
export const TOTAL_MAX = 1_000;
export const ADDED_BY_EACH = 50;
const MAKES_ROOM_EVERY = 5;
const COMMANDS_A_STREAM = 40;
/** Neighbours go to different streams, and all streams have several commands under way. */
const STREAMS_AT_A_TIME = 8;
const AGAIN_AFTER_MS = 40;
const TRIES_MAX = 1_000;

/** The k-th command of all, the same wherever it is made. */
export function scaleCommand(k: number): Command {
  const envelope = { commandId: commandIdOf('scale', String(k)) };
  return command('AddAll', { numbers: numbersOf(k) }, { stream: streamOf(k), envelope });
}

export function streamOf(k: number): string {
  const group = Math.floor(k / (COMMANDS_A_STREAM * STREAMS_AT_A_TIME));
  return `tally-shared-${group}-${k % STREAMS_AT_A_TIME}`;
}

/** What it records when it is not refused: one to three facts. */
export function numbersOf(k: number): number[] {
  if (k % MAKES_ROOM_EVERY === 0) return [-ADDED_BY_EACH];
  const ones = Array.from({ length: k % 3 }, () => 1);
  return [...ones, ADDED_BY_EACH - ones.length];
}

/** What the k-th command was answered, with instants of the clock that all processes share. */
export interface Ack {
  readonly k: number;
  readonly sentUs: number;
  readonly answeredUs: number;
  readonly outcome: Outcome;
}

/** Sends the k-th command as a client does that is told to come again, until it is answered. */
export async function acknowledged(execute: Execute, k: number): Promise<Ack> {
  const sentUs = nowUs();
  const outcome = await persistently(() => execute(scaleCommand(k)));
  return { k, sentUs, answeredUs: nowUs(), outcome };
}

/** Tries again while a server is away; anything that is no outage is thrown. */
export async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = OUTAGES.some((outage) => error instanceof outage);
      if (!mayPass || tries >= TRIES_MAX) throw error;
    }
    await pause(AGAIN_AFTER_MS);
  }
}

/** Everything that execute and reads throw while a server is away. */
const OUTAGES = [OutcomeUnknown, NotRecorded, Overloaded, ServerUnreachable] as const;

function nowUs(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}
