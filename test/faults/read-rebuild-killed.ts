import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeHistory } from '../../bench/data/history.ts';
import {
  correctionOf,
  correctionTypes,
  projectionsNamed,
  type StorePlaces,
} from '../../src/cli/read-side.ts';
import { rebuildInChild } from '../../src/cli/rebuilding.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { rebuild } from '../../src/projections/rebuild.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openScratchReadModels } from '../../src/read-models/open.ts';
import { openSqliteReadModels } from '../../src/read-models/sqlite.ts';
import { type Fault, randomFrom } from './fault.ts';

const KILLS = 40;
const KILLS_SHORT = 3;
const FACTS = 20_000;
const FACTS_SHORT = 3_000;
const NAMES = ['board', 'shipment-record'];
/** When all leases of the killed have run out. */
const LATER_MS = 60_000;

/**
 * Rebuilds are killed at any moment. What was published stays published and as it was, and once
 * the leases of the killed have run out, the next rebuild leaves none of their files.
 */
export const readRebuildKilled: Fault = {
  name: 'read-rebuild-killed',
  async run({ folder, seed, short }) {
    const random = randomFrom(seed);
    const places: StorePlaces = { dataDir: folder, ledger: 'sqlite:', readModels: 'sqlite:' };
    {
      await using ledger = await openLedger('sqlite:', folder, { write: true });
      await writeHistory(ledger, shipment, short ? FACTS_SHORT : FACTS);
    }
    const begunMs = performance.now();
    await rebuildInChild(places, NAMES);
    const wholeMs = performance.now() - begunMs;
    const outcomes = { killed: 0, finished: 0 };
    for (let kill = 0; kill < (short ? KILLS_SHORT : KILLS); kill += 1) {
      outcomes[await rebuiltOrKilled(places, random() * wholeMs)] += 1;
      await mustBeSound(folder);
    }
    assert.ok(outcomes.killed > 0, 'no rebuild was killed in time');
    await rebuildLater(folder);
    const left = filesIn(folder).filter((name) => name.endsWith('.db'));
    assert.equal(left.length, NAMES.length, `left behind: ${left.join(', ')}`);
    await mustBeSound(folder);
    return `${outcomes.killed} killed, ${outcomes.finished} were faster`;
  },
};

async function rebuiltOrKilled(places: StorePlaces, ms: number): Promise<'killed' | 'finished'> {
  const stop = new AbortController();
  const rebuilding = rebuildInChild(places, NAMES, { signal: stop.signal });
  const outcome = rebuilding.then(
    () => 'finished' as const,
    () => 'killed' as const,
  );
  await Promise.race([outcome, pause(ms)]);
  stop.abort();
  return outcome;
}

async function mustBeSound(dataDir: string): Promise<void> {
  await using ledger = await openLedger('sqlite:', dataDir, { write: false });
  await using readModels = await openSqliteReadModels({ dataDir, write: false, now: Date.now });
  await using scratch = await openScratchReadModels();
  const projections = projectionsNamed(NAMES);
  const verified = await verifyReadModels({
    ledger,
    readModels,
    projections,
    correctionOf,
    scratch,
  });
  assert.deepEqual(verified.findings, []);
  assert.ok(verified.documents > 0);
}

async function rebuildLater(dataDir: string): Promise<void> {
  const now = (): number => Date.now() + LATER_MS;
  await using ledger = await openLedger('sqlite:', dataDir, { write: false });
  await using readModels = await openSqliteReadModels({ dataDir, write: true, now });
  const projections = projectionsNamed(NAMES);
  const rest = { correctionOf, correctionTypes, build: 'last', owner: 'test', now };
  await rebuild({ ledger, readModels, projections, ...rest });
}

function filesIn(dataDir: string): readonly string[] {
  return readdirSync(join(dataDir, 'read-models'));
}
