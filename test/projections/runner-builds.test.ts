import { describe, expect, it } from 'vitest';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { Superseded } from '../../src/projections/usable.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { LeaseLost } from '../../src/read-models/read-models.ts';
import { but } from './but.ts';
import { documents, moved, parcels, record, tellings, weighed } from './parcels.ts';
import { caughtUp, fakePauses, inTime, newWorlds } from './running.ts';

const world = newWorlds();
const buildOf = async (name = 'parcels') => (await world.readModels.published(name))?.build;

describe('a build that cannot be carried on', () => {
  it('is made anew when the projection has a new version', async () => {
    await record(world.ledger, 'a', [weighed(5)]);
    await catchUp(world.options());
    const heavier: AnyProjection = {
      ...parcels,
      version: 2,
      on: { Weighed: (_: unknown, { data }: { data: { grams: number } }) => ({ kg: data.grams }) },
    };
    await catchUp(world.options({ projections: [heavier] }));
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { kg: 5 } });
    expect((await world.readModels.published('parcels'))?.version).toBe(2);
  });

  it('is made anew when it is of another ledger', async () => {
    await record(world.ledger, 'a', [weighed(5)]);
    await catchUp(world.options());
    const other = openMemoryLedger({ ledger: 'l-2', epoch: 1 });
    await record(other, 'b', [weighed(7)]);
    await catchUp(world.options({ ledger: other }));
    expect(await documents(world.readModels, 'parcels')).toEqual({ b: { grams: 7, places: [] } });
  });

  it('is made anew when it is of another epoch, or ahead of the ledger', async () => {
    for (const epoch of [2, 2]) {
      await record(world.ledger, 'a', [weighed(5), weighed(6)]);
      await catchUp(world.options());
      world.ledger = openMemoryLedger({ ledger: 'l-1', epoch });
      await record(world.ledger, 'a', [weighed(5)]);
      await catchUp(world.options());
      expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 5, places: [] } });
    }
  });

  it('of a newer program is left alone', async () => {
    await catchUp(world.options({ projections: [{ ...parcels, version: 3 }] }));
    const build = await buildOf();
    await expect(catchUp(world.options())).rejects.toThrow(Superseded);
    expect(await buildOf()).toBe(build);
  });

  it('is not made anew when it can be', async () => {
    await record(world.ledger, 'a', [weighed(5)]);
    await catchUp(world.options());
    const build = await buildOf();
    await catchUp(world.options());
    expect(await buildOf()).toBe(build);
  });
});

const BUILT = { events: 0, seconds: 0, eventsPerSecond: 0 };

describe('several that are missing', () => {
  it('are built together', async () => {
    const rebuilt: string[][] = [];
    const runner = world.start({
      projections: [parcels, tellings],
      rebuild: async (some) => {
        rebuilt.push(some.map(({ name }) => name));
        await catchUp(world.options({ projections: some }));
        return BUILT;
      },
    });
    await caughtUp(world, runner);
    expect(rebuilt).toEqual([['parcels', 'tellings']]);
  });
});

describe('a rebuild while facts come', () => {
  it('switches to a build that is the same as a fresh fold', async () => {
    const runner = world.start();
    await record(world.ledger, 'a', [weighed(1)]);
    await caughtUp(world, runner);
    const before = await buildOf();
    let isDone = false;
    const rebuilding = runner.rebuild('parcels').finally(() => {
      isDone = true;
    });
    for (let n = 0; !isDone || n < 50; n += 1) {
      await record(world.ledger, `p${n % 7}`, [weighed(1), moved(`place-${n}`)]);
      await new Promise(setImmediate);
    }
    await rebuilding;
    await caughtUp(world, runner);
    expect(await buildOf()).not.toBe(before);
    const live = await documents(world.readModels, 'parcels');
    const fresh = openMemoryReadModels({ now: () => world.nowMs });
    await catchUp(world.options({ readModels: fresh }));
    expect(live).toEqual(await documents(fresh, 'parcels'));
    expect(world.troubles.filter((error) => !(error instanceof LeaseLost))).toEqual([]);
  });

  it('ends although somebody writes faster than it can fold', async () => {
    await record(world.ledger, 'a', [weighed(1)]);
    const ledger = but(world.ledger, {
      async readAll(...asked) {
        const page = await world.ledger.readAll(...asked);
        await record(world.ledger, 'a', [weighed(1)]);
        return page;
      },
    });
    await using runner = startRunner(world.options({ ledger }));
    await runner.caughtUp(1);
    expect(await buildOf()).toBeDefined();
    expect(world.troubles).toEqual([]);
  });

  it('by another process makes the runner move to the new build', async () => {
    fakePauses();
    const runner = world.start();
    await record(world.ledger, 'a', [weighed(1)]);
    await caughtUp(world, runner);
    const other = await world.readModels.open('parcels', 1, 'other', parcels.indexes);
    await other.seal({ ...world.ledger.identity, through: 0 });
    await world.readModels.publish('parcels', 1, 'other');
    const position = await record(world.ledger, 'a', [weighed(1)]);
    const reached = runner.caughtUp(position);
    await inTime(reached);
    expect(await buildOf()).toBe('other');
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 2, places: [] } });
    expect(world.troubles).toMatchObject([{ name: 'LeaseLost' }]);
  });

  it('that fails leaves what is published, and is tried again', async () => {
    fakePauses();
    let fails = 2;
    const runner = world.start({
      rebuild: async (some) => {
        fails -= 1;
        if (fails >= 0) throw new Error('disk full');
        await catchUp(world.options({ projections: some }));
        return BUILT;
      },
    });
    const reached = runner.caughtUp(0);
    await inTime(reached);
    expect(world.troubles).toMatchObject([{ message: 'disk full' }, { message: 'disk full' }]);
  });
});
