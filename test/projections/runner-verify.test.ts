import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import { verifyReadModels } from '../../src/projections/verify.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { Batch, ReadModels } from '../../src/read-models/read-models.ts';
import {
  corrected,
  correctionOf,
  cursed,
  curses,
  moved,
  parcels,
  record,
  tellings,
  weighed,
} from './parcels.ts';

let ledger: Ledger;
let readModels: ReadModels;

beforeEach(async () => {
  curses.clear();
  ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
  readModels = openMemoryReadModels({ now: () => 0 });
  await record(ledger, 'a', [weighed(1), moved('hall')]);
  await record(ledger, 'b', [weighed(2)]);
  await record(ledger, 'a', corrected(1, weighed(3)));
  await record(ledger, 'box-a', [weighed(2)]);
});

const projections = [parcels, tellings];

async function project(): Promise<void> {
  const random = (): number => 0;
  const owner = 'us';
  await catchUp({ ledger, readModels, projections, correctionOf, owner, now: () => 0, random });
}

async function verify() {
  await using scratch = openMemoryReadModels({ now: () => 0 });
  return await verifyReadModels({ ledger, readModels, projections, correctionOf, scratch });
}

/** Writes past the runner. */
async function tamper(changes: Partial<Batch<object>>): Promise<void> {
  const collection = await readModels.published<object>('parcels');
  const lease = await collection?.lease('us', 1_000);
  const checkpoint = await collection?.checkpoint();
  if (!(collection && lease && checkpoint)) throw new Error('nothing published');
  const rest = { puts: [], deletes: [], parked: [], healed: [] };
  await collection.apply({ ...rest, checkpoint, ...changes, lease });
}

describe('verification', () => {
  it('finds nothing wrong with what the runner has made', async () => {
    await project();
    expect(await verify()).toEqual({ documents: 4, findings: [], found: 0 });
  });

  it('goes by each checkpoint, not by the head', async () => {
    await project();
    await record(ledger, 'a', [weighed(100)]);
    await record(ledger, 'c', [weighed(100)]);
    expect((await verify()).findings).toEqual([]);
  });

  it('names what is different, missing and extra', async () => {
    await project();
    const doc = { grams: 77, places: [] };
    await tamper({
      puts: [
        { id: 'a', position: 5, doc },
        { id: 'nobody', position: 5, doc },
      ],
      deletes: [{ id: 'b', position: 5 }],
      healed: ['a'],
    });
    const { findings, documents, found } = await verify();
    expect(findings.map(({ projection, kind, id }) => [projection, kind, id])).toEqual([
      ['parcels', 'different', 'a'],
      ['parcels', 'extra', 'nobody'],
      ['parcels', 'missing', 'b'],
    ]);
    expect([documents, found]).toEqual([2, 3]);
  });

  it('compares a document that is ahead of its checkpoint with what it reflects', async () => {
    await project();
    const position = await record(ledger, 'b', [weighed(5)]);
    await record(ledger, 'b', [weighed(50)]);
    await tamper({ puts: [{ id: 'b', position, doc: { grams: 7, places: [] } }] });
    expect((await verify()).findings).toEqual([]);
    await tamper({
      puts: [{ id: 'b', position, doc: { grams: 8, places: [] } }],
      healed: ['b'],
    });
    expect((await verify()).findings).toMatchObject([{ kind: 'different', id: 'b' }]);
  });

  it('lists parked documents with their reason', async () => {
    curses.add('witch');
    await record(ledger, 'c', [weighed(1), cursed('witch')]);
    await project();
    expect((await verify()).findings).toEqual([
      {
        projection: 'parcels',
        kind: 'parked',
        id: 'c',
        detail: 'Cursed at position 8: Error: cursed by witch',
      },
    ]);
  });

  it('says where nothing usable is published', async () => {
    const { findings } = await verify();
    expect(findings.map(({ projection, kind }) => [projection, kind])).toEqual([
      ['parcels', 'unusable'],
      ['tellings', 'unusable'],
    ]);
  });

  it('says where a newer version is published', async () => {
    await readModels.open('parcels', 9, 'newer', {});
    await readModels.publish('parcels', 9, 'newer');
    expect((await verify()).findings[0]).toMatchObject({
      kind: 'unusable',
      detail: 'parcels is published as version 9, ours is 1',
    });
  });
});
