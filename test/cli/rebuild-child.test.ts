import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeHistory } from '../../bench/data/history.ts';
import { correctionOf, projectionsNamed, type StorePlaces } from '../../src/cli/read-side.ts';
import { fillInThreads, rebuildInChild } from '../../src/cli/rebuilding.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { rebuild } from '../../src/projections/rebuild.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openReadModels, openScratchReadModels } from '../../src/read-models/open.ts';

const FACTS = 600;
const NAMES = ['board', 'timeline'];
let places: StorePlaces;

beforeEach(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lading-'));
  places = { dataDir, ledger: 'sqlite:', readModels: 'sqlite:' };
  await using ledger = await openLedger('sqlite:', dataDir, { write: true });
  await writeHistory(ledger, shipment, FACTS);
});
afterEach(() => {
  rmSync(places.dataDir, { recursive: true });
});

async function findings(): Promise<unknown> {
  const { dataDir } = places;
  await using ledger = await openLedger('sqlite:', dataDir, { write: false });
  await using readModels = await openReadModels('sqlite:', dataDir, { write: false });
  await using scratch = await openScratchReadModels();
  const projections = projectionsNamed(NAMES);
  const verified = await verifyReadModels({
    ledger,
    readModels,
    projections,
    correctionOf,
    scratch,
  });
  return verified.findings;
}

const builds = (): string[] =>
  readdirSync(join(places.dataDir, 'read-models')).filter((name) => name.endsWith('.db'));

describe('a rebuild in a process of its own', () => {
  it('publishes what a fresh fold gives, and says how fast it was', async () => {
    const told: number[] = [];
    const rebuilt = await rebuildInChild(places, NAMES, { progress: (facts) => told.push(facts) });
    expect(rebuilt.events).toBeGreaterThanOrEqual(FACTS);
    expect(rebuilt.eventsPerSecond).toBeGreaterThan(0);
    expect(told.at(-1)).toBe(rebuilt.events);
    expect(await findings()).toEqual([]);
    expect(builds().length).toBe(NAMES.length);
  });

  it('that is stopped leaves what was published', async () => {
    await rebuildInChild(places, NAMES);
    const before = builds();
    const stop = new AbortController();
    const stopped = rebuildInChild(places, NAMES, {
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(stopped).rejects.toThrow(/ended early/);
    expect(builds()).toEqual(expect.arrayContaining(before));
    expect(await findings()).toEqual([]);
  });

  it('says what went wrong in it', async () => {
    await expect(rebuildInChild(places, ['nothing'])).rejects.toThrow(/nothing/);
    const nowhere = { ...places, dataDir: join(places.dataDir, 'nowhere') };
    await expect(rebuildInChild(nowhere, NAMES)).rejects.toThrow(/no ledger/);
  });
});

describe('threads that fill builds', () => {
  it('can be stopped on the way', async () => {
    const { dataDir } = places;
    await using ledger = await openLedger('sqlite:', dataDir, { write: false });
    await using readModels = await openReadModels('sqlite:', dataDir, { write: true });
    const stop = new AbortController();
    const rebuilding = rebuild({
      ledger,
      readModels,
      projections: projectionsNamed(NAMES),
      correctionOf,
      build: 'stopped',
      owner: 'test',
      now: Date.now,
      fill: fillInThreads(places),
      signal: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    });
    await expect(rebuilding).rejects.toThrow(/enough|ended with/);
    expect(await readModels.published('board')).toBeUndefined();
    expect(await readModels.sweep('board')).toBe(1);
  });
});
