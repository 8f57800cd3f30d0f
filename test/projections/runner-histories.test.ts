import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { foldBulk } from '../../src/projections/bulk.ts';
import { foldDocument } from '../../src/projections/document.ts';
import { LiveProjection } from '../../src/projections/live.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { but } from './but.ts';
import {
  arrivals,
  corrected,
  correctionOf,
  cursed,
  curses,
  documents,
  lost,
  moved,
  noted,
  type ParcelFact,
  parcels,
  record,
  tellings,
  weighed,
} from './parcels.ts';

const PARCELS = ['a', 'b', 'c', 'd', 'e', 'f'];
const fact: fc.Arbitrary<ParcelFact> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }).map(weighed) },
  { weight: 4, arbitrary: fc.constantFrom('hall@07', 'truck@05', 'yard@09', 'gate').map(moved) },
  { weight: 1, arbitrary: fc.constant(lost) },
  { weight: 1, arbitrary: fc.constant(noted) },
  { weight: 1, arbitrary: fc.constant(cursed('always')) },
);

/** An append: facts of one parcel, or a correction of one of its facts, struck only once. */
const step = fc.record({
  parcel: fc.constantFrom(...PARCELS),
  facts: fc.array(fact, { minLength: 1, maxLength: 3 }),
  corrects: fc.option(fc.nat(), { freq: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function recordAll(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  const struck = new Set<string>();
  for (const { parcel, facts, corrects } of steps) {
    const known = await ledger.read(`parcel-${parcel}`, 0, 1_000);
    const target = corrects === null ? undefined : known[corrects % Math.max(known.length, 1)];
    const name = `${parcel} ${target?.version}`;
    const canStrike = target && target.type !== 'RecordCorrected' && !struck.has(name);
    if (canStrike) struck.add(name);
    await record(ledger, parcel, canStrike ? corrected(target.version, ...facts) : facts);
  }
}

interface Folds {
  readonly documents: Record<string, object>;
  readonly parked: readonly string[];
}

async function foldsIn(readModels: ReadModels, name: string): Promise<Folds> {
  const collection = await readModels.published<object>(name);
  const parked = (await collection?.parked()) ?? [];
  return { documents: await documents(readModels, name), parked: parked.map(({ id }) => id) };
}

/** Folds live, in pages of given sizes, forgetting everything in memory now and then. */
async function foldInPages(
  ledger: Ledger,
  projection: AnyProjection,
  pageSizes: readonly number[],
): Promise<Folds> {
  const readModels = openMemoryReadModels({ now: () => 0 });
  const { name, version, indexes } = projection;
  const collection = await readModels.open<object>(name, version, 'live', indexes);
  await readModels.publish(name, version, 'live');
  const lease = await collection.lease('us', 1_000);
  if (!lease) throw new Error('no lease');
  const correction = correctionOf('parcel');
  const open = () => LiveProjection.open({ ledger, projection, correction, collection, lease });
  let live = await open();
  const head = await ledger.head();
  for (let turn = 0; live.through < head; turn += 1) {
    const size = pageSizes[turn % pageSizes.length] ?? 1;
    // Not for ever: what changed no document is forgotten too, and read again.
    if (size % 3 === 0 && turn < 9) live = await open();
    await live.take(await ledger.readAll(live.through, size));
    expect((await collection.checkpoint())?.through ?? 0).toBeLessThanOrEqual(live.through);
  }
  await live.flush();
  return foldsIn(readModels, name);
}

/** Folds in bulk with next to no memory, so that documents go and come back all the time. */
async function foldInBulk(ledger: Ledger, projection: AnyProjection): Promise<Folds> {
  const readModels = openMemoryReadModels({ now: () => 0 });
  const { name, version, indexes } = projection;
  const cold = await readModels.open<object>(name, version, 'bulk', indexes);
  const through = await ledger.head();
  const targets = [{ projection, through, cold }];
  const inSmallPages = but(ledger, {
    readAll: (after, limit, want) => ledger.readAll(after, Math.min(limit, 3), want),
  });
  await foldBulk({ ledger: inSmallPages, correctionOf, targets, documentsMax: 1 });
  await cold.seal({ ...ledger.identity, through });
  await readModels.publish(name, version, 'bulk');
  return foldsIn(readModels, name);
}

it('any history, cut into any pages, gives what a fresh fold of each stream and a bulk fold give', async () => {
  curses.add('always');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
      async (steps, pageSizes) => {
        const ledger = openMemoryLedger();
        await recordAll(ledger, steps);
        for (const projection of [parcels, tellings, arrivals]) {
          const live = await foldInPages(ledger, projection, pageSizes);
          const bulk = await foldInBulk(ledger, projection);
          for (const id of PARCELS) {
            const correction = correctionOf('parcel');
            const { doc, parked } = await foldDocument(ledger, projection, correction, id);
            const ids = parked ? [id] : [];
            expect(live.parked.filter((one) => one === id)).toEqual(ids);
            expect(bulk.parked.filter((one) => one === id)).toEqual(ids);
            // What a correction parks stays as it was before, which depends on the pages.
            const facts = await ledger.read(`parcel-${id}`, 0, 1_000);
            if (parked && facts.some(({ type }) => type === 'RecordCorrected')) continue;
            expect(live.documents[id]).toEqual(doc);
            expect(bulk.documents[id]).toEqual(doc);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
