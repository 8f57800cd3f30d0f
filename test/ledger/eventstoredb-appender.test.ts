import type { AppendResult } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { openAppender } from '../../src/ledger/eventstoredb/appender.ts';
import { openGate } from '../../src/ledger/eventstoredb/gate.ts';
import { NotRecorded } from '../../src/ledger/ledger.ts';
import type { EventStore } from '../../src/servers/eventstoredb.ts';
import { facts } from './facts.ts';

/** A server that answers each append as the next of `answers` says. */
function answering(answers: readonly (() => Promise<AppendResult>)[]): EventStore {
  const coming = [...answers];
  const client = { appendToStream: () => coming.shift()?.() ?? Promise.reject(new Error('none')) };
  return { client, credentials: { username: 'a', password: 'b' } } as unknown as EventStore;
}

const taken = async (): Promise<AppendResult> => ({
  success: true,
  nextExpectedRevision: 0n,
  position: { commit: 700n, prepare: 700n },
});
const notLeader = (): Promise<never> =>
  Promise.reject(Object.assign(new Error(''), { type: 'not-leader' }));

describe('an append to a node that does not lead', () => {
  it('is sent again to the one that does', async () => {
    const appender = openAppender(answering([notLeader, notLeader, taken]), 1_000);
    const answer = await appender.append('shipment-1', 0, facts(1));
    expect(answer).toEqual({ kind: 'recorded', version: 1, position: 700 });
  });

  it('is surely not recorded when none does', async () => {
    const appender = openAppender(answering([notLeader, notLeader, notLeader, taken]), 1_000);
    await expect(appender.append('shipment-1', 0, facts(1))).rejects.toThrow(NotRecorded);
  });
});

describe('a gate', () => {
  it('lets only so many through at once, first come first served, whatever becomes of them', async () => {
    const gate = openGate({ max: 2, waitingMax: 9, full: () => new Error('full') });
    const log: string[] = [];
    const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    const calls = ends.map(({ promise }, n) =>
      gate.pass(async () => {
        log.push(`begins ${n}`);
        await promise.finally(() => log.push(`ends ${n}`));
      }),
    );
    const outcomes = Promise.allSettled(calls);
    for (const n of [1, 0, 3, 2]) {
      await new Promise((resolve) => setImmediate(resolve));
      if (n === 1) ends[n]?.reject(new Error('failed'));
      else ends[n]?.resolve();
    }
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(log.filter((line) => line.startsWith('begins'))).toEqual([
      'begins 0',
      'begins 1',
      'begins 2',
      'begins 3',
    ]);
    expect(log.indexOf('begins 2')).toBeGreaterThan(log.indexOf('ends 1'));
    expect(log.indexOf('begins 3')).toBeGreaterThan(log.indexOf('ends 0'));
  });

  it('turns away what would wait behind too many', async () => {
    const gate = openGate({ max: 1, waitingMax: 1, full: () => new Error('full') });
    const { promise, resolve } = Promise.withResolvers<void>();
    const calls = [1, 2, 3].map(() => gate.pass(() => promise));
    await expect(calls[2]).rejects.toThrow('full');
    resolve();
    await Promise.all(calls.slice(0, 2));
    await gate.pass(async () => undefined);
  });
});
