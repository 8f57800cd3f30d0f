import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Recorded } from '../../src/domain/envelope.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { type Ledger, UnknownPosition } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { backupLedger, restoreLedger } from '../../src/ledger/sqlite/backup.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { fact } from '../ledger/facts.ts';
import { tallies } from '../ledger/tally.ts';
import { type Fault, randomFrom } from './fault.ts';
import { nthCommand } from './tally-commands.ts';

const BACKUPS = 12;
const BACKUPS_SHORT = 2;
const IN_FLIGHT = 32;
const FACTS_MAX = 1_000_000;

/**
 * Backups are taken while the ledger is written as fast as it goes, then the ledger is lost.
 * Each of them holds one moment, and restored begins an epoch in which no position that the lost
 * ledger gave later means anything.
 */
export const ledgerBackups: Fault = {
  name: 'ledger-backups',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const lost = join(folder, 'lost');
    const ledger = await openLedger('sqlite:', lost, { write: true });
    const load = underLoad(ledger);
    const names = Array.from({ length: short ? BACKUPS_SHORT : BACKUPS }, (_, n) => `backup-${n}`);
    for (const name of names) {
      await pause(random() * 100);
      await backupLedger(lost, join(folder, name));
    }
    await load.stop();
    const { facts } = await ledger.readAll(0, FACTS_MAX);
    await ledger[Symbol.asyncDispose]();
    const kept: number[] = [];
    for (const name of names) kept.push(await restored(folder, name, ledger, facts));
    return `${names.length} backups of ${kept[0]} to ${kept.at(-1)} of ${facts.length} facts`;
  },
};

function underLoad(ledger: Ledger): { stop(): Promise<unknown> } {
  const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: true });
  let next = 0;
  let going = true;
  const senders = Array.from({ length: IN_FLIGHT }, async () => {
    while (going) await execute(nthCommand(next++));
  });
  return {
    stop() {
      going = false;
      return Promise.all(senders);
    },
  };
}

async function restored(
  folder: string,
  name: string,
  lost: Ledger,
  whole: readonly Recorded[],
): Promise<number> {
  const dir = join(folder, `${name}-restored`);
  const { identity, head } = await restoreLedger(join(folder, name), dir, Date.now());
  assert.equal(identity.ledger, lost.identity.ledger);
  assert.ok(identity.epoch > lost.identity.epoch);
  await using ledger = await openLedger('sqlite:', dir, { write: true });
  const { facts } = await ledger.readAll(0, FACTS_MAX);
  assert.deepEqual(facts, whole.slice(0, facts.length));
  assert.equal(facts.at(-1)?.position ?? 0, head);
  await ledger.append('tally-after', 0, [fact(), fact()]);
  for (const { position } of whole.slice(facts.length)) {
    await assert.rejects(ledger.readAll(position, 1), UnknownPosition);
  }
  assert.deepEqual((await checkLedger(dir)).findings, []);
  return facts.length;
}
