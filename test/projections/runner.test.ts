import { describe, expect, it } from 'vitest';
import type { Batch, ReadModels } from '../../src/read-models/read-models.ts';
import { but } from './but.ts';
import {
  corrected,
  documents,
  lost,
  moved,
  noted,
  parcels,
  record,
  tellings,
  weighed,
} from './parcels.ts';
import { caughtUp, newWorlds } from './running.ts';

const world = newWorlds();

describe('the runner', () => {
  it('folds what is there and then what comes, for all projections', async () => {
    await record(world.ledger, 'a', [weighed(5), moved('hall')]);
    const runner = world.start({ projections: [parcels, tellings] });
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 5, place: 'hall', places: ['hall'] },
    });
    await record(world.ledger, 'b', [weighed(1)]);
    await record(world.ledger, 'a', [moved('truck')]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 5, place: 'truck', places: ['hall', 'truck'] },
      b: { grams: 1, places: [] },
    });
    expect(await documents(world.readModels, 'tellings')).toEqual({
      a: { told: ['1 Weighed', '2 Moved', '3 Moved'] },
      b: { told: ['1 Weighed'] },
    });
    expect(world.troubles).toEqual([]);
  });

  it('feeds a document by the streams of its category only', async () => {
    await record(world.ledger, 'box-a', [weighed(5)]);
    await record(world.ledger, 'parcels-a', [weighed(5)]);
    await record(world.ledger, 'parcel-a-b', [weighed(7)]);
    await caughtUp(world, world.start({ projections: [parcels] }));
    expect(await documents(world.readModels, 'parcels')).toEqual({
      'a-b': { grams: 7, places: [] },
    });
  });

  it('feeds documents of several categories under the whole names of their streams', async () => {
    const everything = { ...parcels, name: 'everything', further: ['box'] };
    await record(world.ledger, 'box-a', [weighed(5)]);
    await record(world.ledger, 'parcel-a', [weighed(7)]);
    await record(world.ledger, 'boxes-a', [weighed(9)]);
    const runner = world.start({ projections: [parcels, everything] });
    await caughtUp(world, runner);
    await record(world.ledger, 'box-a', [moved('hall')]);
    await record(world.ledger, 'parcel-b', [weighed(1), ...corrected(1)]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'everything')).toEqual({
      'box-a': { grams: 5, place: 'hall', places: ['hall'] },
      'parcel-a': { grams: 7, places: [] },
    });
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 7, places: [] } });
    await runner.heal('everything', ['box-a']);
    expect(await documents(world.readModels, 'everything')).toHaveProperty('box-a.place', 'hall');
  });

  it('removes a document, which may come again', async () => {
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5), lost]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({});
    await record(world.ledger, 'a', [weighed(2)]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 2, places: [] } });
  });

  it('writes a document once a batch and moves the checkpoint with it', async () => {
    const batches: Batch<object>[] = [];
    const runner = world.start({
      projections: [parcels],
      readModels: watching(world.readModels, batches),
    });
    await caughtUp(world, runner);
    await record(world.ledger, 'a', [weighed(1), weighed(2), weighed(3), moved('x')]);
    await caughtUp(world, runner);
    expect(batches).toMatchObject([
      { puts: [{ id: 'a', position: 4, doc: { grams: 6 } }], checkpoint: { through: 4 } },
    ]);
  });

  it('stores a checkpoint beyond facts that concern nobody when it stops', async () => {
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(1)]);
    const position = await record(world.ledger, 'other-stream', [noted, noted]);
    await caughtUp(world, runner);
    await runner.stop();
    const { checkpoint } = { checkpoint: await (await world.published('parcels')).checkpoint() };
    expect(checkpoint).toEqual({ ledger: 'l-1', epoch: 1, through: position });
  });

  it('stores one now and then too while only such facts come', async () => {
    const runner = world.start();
    await runner.caughtUp(0);
    const stored = async () => (await (await world.published('parcels')).checkpoint())?.through;
    await runner.caughtUp(await record(world.ledger, 'other-stream', [noted]));
    expect(await stored()).toBe(0);
    world.nowMs += 250;
    const position = await record(world.ledger, 'other-stream', [noted]);
    await runner.caughtUp(position);
    await record(world.ledger, 'other-stream', [noted]);
    await caughtUp(world, runner);
    expect(await stored()).toBe(position);
  });

  it('carries on where another run has stopped', async () => {
    await record(world.ledger, 'a', [weighed(1)]);
    const first = world.start({ projections: [parcels] });
    await caughtUp(world, first);
    await first.stop();
    const { build } = await world.published('parcels');
    await record(world.ledger, 'a', [weighed(2)]);
    await caughtUp(world, world.start({ projections: [parcels] }));
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 3, places: [] } });
    expect((await world.published('parcels')).build).toBe(build);
  });

  it('says how far behind it is', async () => {
    const runner = world.start({
      projections: [parcels],
      rebuild: () => Promise.reject(new Error('not today')),
    });
    await record(world.ledger, 'a', [weighed(1), weighed(2)]);
    await runner.lag();
    world.nowMs += 700;
    const late = { through: 0, behind: 2, ms: 700, leads: false, parked: 0 };
    expect(await runner.lag()).toEqual([{ projection: 'parcels', ...late }]);
    const other = world.start({ projections: [tellings] });
    await caughtUp(world, other);
    const there = { through: 2, behind: 0, ms: 0, leads: true, parked: 0 };
    expect(await other.lag()).toEqual([{ projection: 'tellings', ...there }]);
  });

  it('rejects those who wait when it stops', async () => {
    const runner = world.start({ projections: [parcels] });
    const waiting = runner.caughtUp(99);
    const rejected = expect(waiting).rejects.toThrow(/stopped/);
    await runner.stop();
    await rejected;
    await expect(runner.caughtUp(0)).rejects.toThrow(/stopped/);
  });
});

/** Passes everything on and notes every batch. */
function watching(to: ReadModels, batches: Batch<object>[]): ReadModels {
  return but(to, {
    async published<D extends object>(name: string) {
      const collection = await to.published<D>(name);
      if (!collection) return undefined;
      return but(collection, {
        apply(batch) {
          batches.push(batch);
          return collection.apply(batch);
        },
      });
    },
  });
}
