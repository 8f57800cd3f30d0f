import { describe, expect, it, vi } from 'vitest';
import { catchUp } from '../../src/projections/catch-up.ts';
import { but } from './but.ts';
import { documents, moved, parcels, record, weighed } from './parcels.ts';
import { caughtUp, fakePauses, inTime, newWorlds } from './running.ts';

const world = newWorlds();

describe('a lease', () => {
  it('that somebody else holds makes the runner wait and watch, then take over', async () => {
    fakePauses();
    await catchUp(world.options());
    const collection = await world.readModels.published('parcels');
    const theirs = await collection?.lease('them', 10_000);
    if (!(collection && theirs)) throw new Error('no lease');
    const position = await record(world.ledger, 'a', [weighed(4)]);
    const runner = world.start();
    const reached = runner.caughtUp(position);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await documents(world.readModels, 'parcels')).toEqual({});
    world.nowMs += 10_000;
    await inTime(reached);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 4, places: [] } });
  });

  it('is renewed while the runner works and given back when it stops', async () => {
    const runner = world.start({ leaseMs: 300 });
    await caughtUp(world, runner);
    for (let n = 0; n < 10; n += 1) {
      world.nowMs += 90;
      await record(world.ledger, 'a', [weighed(1)]);
      await caughtUp(world, runner);
      expect(await (await world.readModels.published('parcels'))?.lease('them', 1)).toBeNull();
    }
    await runner.stop();
    expect(await (await world.readModels.published('parcels'))?.lease('them', 1)).not.toBeNull();
  });
});

describe('a ledger in trouble', () => {
  it('is followed again from where the follow broke off', async () => {
    fakePauses();
    const starts: number[] = [];
    const breaking = but(world.ledger, {
      async *follow(after, signal) {
        starts.push(after);
        for await (const page of world.ledger.follow(after, signal)) {
          yield page;
          throw new Error('connection lost');
        }
      },
    });
    const runner = world.start({ ledger: breaking });
    await runner.caughtUp(0);
    for (let n = 1; n <= 3; n += 1) {
      const position = await record(world.ledger, 'a', [weighed(1)]);
      const reached = runner.caughtUp(position);
      await inTime(reached);
    }
    expect(starts.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 3, places: [] } });
  });

  it('that does not answer at first is asked again', async () => {
    fakePauses();
    let refusals = 4;
    const slow = but(world.ledger, {
      async head() {
        refusals -= 1;
        if (refusals >= 0) throw new Error('not yet');
        return world.ledger.head();
      },
    });
    const position = await record(world.ledger, 'a', [weighed(1)]);
    const runner = world.start({ ledger: slow });
    const reached = runner.caughtUp(position);
    await inTime(reached);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 1, places: [] } });
  });
});

describe('read models in trouble', () => {
  it('are opened again from their checkpoint, and nothing is told twice', async () => {
    fakePauses();
    let failures = 2;
    const failing = but(world.readModels, {
      async published<D extends object>(name: string) {
        const collection = await world.readModels.published<D>(name);
        if (!collection) return undefined;
        return but(collection, {
          async apply(batch) {
            await collection.apply(batch);
            failures -= 1;
            // Written, and then the answer is lost.
            if (failures >= 0) throw new Error('disk trouble');
          },
        });
      },
    });
    const runner = world.start({ readModels: failing });
    await runner.caughtUp(0);
    const position = await record(world.ledger, 'a', [weighed(1), weighed(2)]);
    const reached = runner.caughtUp(position);
    await inTime(reached);
    const next = runner.caughtUp(await record(world.ledger, 'a', [weighed(3)]));
    await inTime(next);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 6, places: [] } });
    expect(world.troubles.length).toBe(2);
  });
});

describe('documents ahead of their checkpoint', () => {
  it('are told nothing twice when the batch comes again', async () => {
    fakePauses();
    let crashes = 0;
    const crashing = but(world.readModels, {
      async published<D extends object>(name: string) {
        const collection = await world.readModels.published<D>(name);
        if (!collection) return undefined;
        return but(collection, {
          async apply(batch) {
            if (crashes === 0) return collection.apply(batch);
            crashes -= 1;
            const checkpoint = (await collection.checkpoint()) ?? batch.checkpoint;
            await collection.apply({ ...batch, checkpoint });
            throw new Error('killed between documents and checkpoint');
          },
        });
      },
    });
    const runner = world.start({ readModels: crashing, projections: [parcels] });
    await runner.caughtUp(0);
    crashes = 2;
    await record(world.ledger, 'a', [weighed(1)]);
    const reached = runner.caughtUp(await record(world.ledger, 'a', [weighed(2), moved('hall')]));
    await inTime(reached);
    expect(crashes).toBe(0);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 3, place: 'hall', places: ['hall'] },
    });
  });
});

describe('a projection that cannot keep up', () => {
  it('reads what it missed from the ledger', async () => {
    let slow = Promise.resolve();
    const sluggish = but(world.readModels, {
      async published<D extends object>(name: string) {
        const collection = await world.readModels.published<D>(name);
        return (
          collection &&
          but(collection, {
            async apply(batch) {
              await slow;
              await collection.apply(batch);
            },
          })
        );
      },
    });
    const runner = world.start({ readModels: sluggish, projections: [parcels] });
    await runner.caughtUp(0);
    const gate = Promise.withResolvers<void>();
    slow = gate.promise;
    for (let n = 0; n < 120; n += 1) {
      await record(
        world.ledger,
        `p${n}`,
        Array.from({ length: 100 }, () => weighed(1)),
      );
      await new Promise(setImmediate);
    }
    gate.resolve();
    await caughtUp(world, runner);
    const all = Object.values(await documents(world.readModels, 'parcels'));
    expect(all.length).toBe(120);
    expect(all.every((doc) => 'grams' in doc && doc.grams === 100)).toBe(true);
    expect(world.troubles).toEqual([]);
  });
});
