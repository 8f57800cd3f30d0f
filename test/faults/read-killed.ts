import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLedger } from '../../src/ledger/open.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { type Fault, randomFrom } from './fault.ts';
import { runnerBasics } from './read-tallies.ts';

const WRITER = join(import.meta.dirname, 'read-writer.ts');
const LEDGERS = 20;
const LEDGERS_SHORT = 1;
/** A fresh fold looks at everything again after each kill, so no ledger gets too long. */
const KILLS_A_LEDGER = 10;
const KILLS_A_LEDGER_SHORT = 5;
const ALIVE_MS_MAX = 150;

/**
 * A process that writes and projects under load is killed at any moment. What its read models
 * hold then is, document by document, what a fresh fold up to their checkpoint gives; and once
 * they have caught up, what a fresh fold of everything gives.
 */
export const readKilled: Fault = {
  name: 'read-killed',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const ledgers = short ? LEDGERS_SHORT : LEDGERS;
    const kills = short ? KILLS_A_LEDGER_SHORT : KILLS_A_LEDGER;
    let compared = 0;
    let behind = 0;
    for (let n = 0; n < ledgers; n += 1) {
      const dir = join(folder, `ledger-${n}`);
      let next = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        next = await projected(dir, next, random() * ALIVE_MS_MAX);
        const found = await compare(dir);
        compared += found.documents;
        behind += found.behind;
      }
      await caughtUp(dir);
      const { behind: left } = await compare(dir);
      assert.equal(left, 0, 'the read models did not catch up');
    }
    assert.ok(compared > 0, 'nothing was projected');
    const every = ledgers * kills;
    return `${every} kills, ${compared} documents compared, ${behind} facts behind in all`;
  },
};

/** Lets a writer run until it is killed; answers the first command that may be missing. */
async function projected(dir: string, from: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, dir, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), exited]);
  await pause(ms);
  child.kill('SIGKILL');
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'the writer ended by itself');
  const acknowledged = said.split('\n').slice(0, -1).map(Number);
  return acknowledged.reduce((highest, k) => Math.max(highest, k + 1), from);
}

async function compare(dir: string): Promise<{ documents: number; behind: number }> {
  await using ledger = await openLedger('sqlite:', dir, { write: false });
  await using readModels = await openReadModels('sqlite:', dir, { write: false });
  await using scratch = openMemoryReadModels({ now: Date.now });
  const head = await ledger.head();
  let behind = 0;
  for (const { name } of runnerBasics.projections) {
    const checkpoint = await (await readModels.published(name))?.checkpoint();
    if (!checkpoint) return { documents: 0, behind: head };
    assert.ok(checkpoint.through <= head, `${name} is ahead of the ledger`);
    behind += head - checkpoint.through;
  }
  const verified = await verifyReadModels({ ...runnerBasics, ledger, readModels, scratch });
  assert.deepEqual(verified.findings, []);
  return { documents: verified.documents, behind };
}

async function caughtUp(dir: string): Promise<void> {
  await using ledger = await openLedger('sqlite:', dir, { write: true });
  await using readModels = await openReadModels('sqlite:', dir, { write: true });
  await catchUp({ ...runnerBasics, ledger, readModels });
}
