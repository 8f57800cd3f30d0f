import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Execute } from '../../src/ledger/execute.ts';
import { persistently } from './scale-commands.ts';
import { nthCommand, nthCorrection } from './tally-commands.ts';

const SOON_MS = 60_000;
const LOOK_EVERY_MS = 20;

export interface Load {
  /** Waits for something, unless anything that was sent has failed. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves when what is under way is done; rejects when anything of it failed. */
  stop(): Promise<void>;
}

/** Calls `send` with 0, 1, 2 …, so many at a time, until it is stopped. */
export function underLoad(senders: number, send: (k: number) => Promise<unknown>): Load {
  let next = 0;
  let going = true;
  const sending = Array.from({ length: senders }, async () => {
    while (going) await send(next++);
  });
  const done = Promise.all(sending);
  const failed = done.then(() => Promise.withResolvers<never>().promise);
  for (const unheard of [done, failed]) unheard.catch(() => undefined);
  return {
    during: (work) => Promise.race([work, failed]),
    async stop() {
      going = false;
      await done;
    },
  };
}

/** The k-th command of all and its correction, if any, sent until they are recorded. */
export async function recorded(execute: Execute, k: number): Promise<void> {
  const outcome = await persistently(() => execute(nthCommand(k)));
  assert.equal(outcome.kind, 'recorded');
  const correction = nthCorrection(k, outcome.version);
  if (correction) await persistently(() => execute(correction));
}

/** Waits, but not for ever. */
export async function soon(isSo: () => boolean, what: string): Promise<void> {
  const untilMs = performance.now() + SOON_MS;
  while (!isSo()) {
    assert.ok(performance.now() < untilMs, `waited ${SOON_MS} ms for ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}
