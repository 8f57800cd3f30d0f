import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Appended, Ledger } from '../../src/ledger/ledger.ts';
import { NotRecorded } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { fact } from '../ledger/facts.ts';
import type { Fault } from './fault.ts';

const GROUP = 9;
const POISONED = 4;

/** Refuses to insert the poisoned fact. */
const FAILING_INSERT = `
  CREATE TRIGGER poison BEFORE INSERT ON facts WHEN NEW.data LIKE '%poison%'
  BEGIN SELECT RAISE(ABORT, 'the disk says no'); END`;

/** Takes the poisoned fact, and lets the COMMIT fail that would make it durable. */
const FAILING_COMMIT = `
  CREATE TABLE nobody (stream INTEGER REFERENCES streams DEFERRABLE INITIALLY DEFERRED);
  CREATE TRIGGER poison AFTER INSERT ON facts WHEN NEW.data LIKE '%poison%'
  BEGIN INSERT INTO nobody VALUES (-1); END`;

export const ledgerFailingInsert: Fault = {
  name: 'ledger-failing-insert',
  run: ({ folder }) => poisoned(folder, FAILING_INSERT),
};

export const ledgerFailingCommit: Fault = {
  name: 'ledger-failing-commit',
  run: ({ folder }) => poisoned(folder, FAILING_COMMIT),
};

/** One of a group's facts lets the whole group fail; nothing of it stays, and all goes on. */
async function poisoned(folder: string, trap: string): Promise<string> {
  await using ledger = await openLedger('sqlite:', folder, { write: true });
  await sent(ledger, 'before', 'sound');
  change(folder, trap);
  const failed = await sent(ledger, 'poisoned', 'poison');
  for (const outcome of failed) {
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof NotRecorded);
  }
  assert.equal((await ledger.readAll(0, 100)).facts.length, GROUP);
  assert.equal(await ledger.head(), GROUP);
  const after = await sent(ledger, 'poisoned', 'sound');
  assert.ok(after.every(({ status }) => status === 'fulfilled'));
  change(folder, 'DROP TRIGGER poison');
  const mended = await sent(ledger, 'mended', 'poison');
  assert.ok(mended.every(({ status }) => status === 'fulfilled'));
  const { facts, findings } = await checkLedger(folder);
  assert.deepEqual(findings, []);
  assert.equal(facts, 3 * GROUP);
  return `a group of ${GROUP} failed as one, the next ones were recorded`;
}

function sent(
  ledger: Ledger,
  name: string,
  middle: string,
): Promise<readonly PromiseSettledResult<Appended>[]> {
  return Promise.allSettled(
    Array.from({ length: GROUP }, (_, n) => {
      const told = fact({ data: { what: n === POISONED ? middle : 'sound' } });
      return ledger.append(`tally-${name}-${n}`, 0, [told]);
    }),
  );
}

function change(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'ledger.db'), { timeout: 1_000 });
  db.exec(sql);
  db.close();
}
