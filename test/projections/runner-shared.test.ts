import { describe, expect, it } from 'vitest';
import { BeingBuilt, buildName, rebuild } from '../../src/projections/rebuild.ts';
import { but } from './but.ts';
import { cursed, curses, documents, parcels, record, weighed } from './parcels.ts';
import { caughtUp, fakePauses, inTime, newWorlds } from './running.ts';

const world = newWorlds();
const us = { owner: 'us', isShared: true };
const them = { owner: 'them', isShared: true };

/** The world's read models, telling of every build that is opened. */
function counting(opened: string[]) {
  return but(world.readModels, {
    open: (name, version, build, indexes) => {
      opened.push(build);
      return world.readModels.open(name, version, build, indexes);
    },
  });
}

describe('two processes that project into the same read models', () => {
  it('share one build when both begin with none', async () => {
    fakePauses();
    await record(world.ledger, 'a', [weighed(1)]);
    const runners = [world.start(us), world.start(them)];
    const reached = Promise.all(runners.map((runner) => caughtUp(world, runner)));
    await inTime(reached.then(() => {}));
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 1, places: [] } });
    expect(world.troubles).toEqual([]);
    const position = await record(world.ledger, 'a', [weighed(2)]);
    const both = Promise.all(runners.map((runner) => runner.caughtUp(position)));
    await inTime(both.then(() => {}));
    const lags = await Promise.all(runners.map((runner) => runner.lag()));
    expect(lags.flat().map(({ leads }) => leads)).toContain(true);
    expect(lags.flat().map(({ leads }) => leads)).toContain(false);
    expect(lags.flat().map(({ behind }) => behind)).toEqual([0, 0]);
  });

  it('do not build what the other is building, and take what it publishes', async () => {
    fakePauses();
    await record(world.ledger, 'a', [weighed(1)]);
    const theirs = await world.readModels.open('parcels', 1, 'theirs', parcels.indexes);
    const lease = await theirs.lease('them', 60_000);
    const opened: string[] = [];
    const runner = world.start({ ...us, readModels: counting(opened) });
    const reached = caughtUp(world, runner);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(opened).toEqual([]);
    await theirs.seal({ ...world.ledger.identity, through: 0 });
    await world.readModels.publish('parcels', 1, 'theirs');
    if (lease) await theirs.release(lease);
    await inTime(reached);
    expect((await world.published('parcels')).build).toBe('theirs');
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 1, places: [] } });
    expect(world.troubles).toEqual([]);
  });

  it('build what a killed one has left half done, once its lease is over', async () => {
    fakePauses();
    await record(world.ledger, 'a', [weighed(1)]);
    const left = await world.readModels.open('parcels', 1, 'left', parcels.indexes);
    await left.lease('them', 5_000);
    const runner = world.start(us);
    const reached = caughtUp(world, runner);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    world.nowMs += 5_000;
    await inTime(reached);
    expect((await world.published('parcels')).build).not.toBe('left');
  });

  it('both give way when they see each other begin', async () => {
    const options = { ...world.options(us), build: buildName(world.nowMs, 0.5) };
    const meeting = but(world.readModels, {
      async open<D extends object>(...given: Parameters<typeof world.readModels.open>) {
        const ours = await world.readModels.open<D>(...given);
        const theirs = await world.readModels.open('parcels', 1, 'theirs', parcels.indexes);
        await theirs.lease('them', 5_000);
        return ours;
      },
    });
    await expect(rebuild({ ...options, readModels: meeting })).rejects.toThrow(BeingBuilt);
    expect(await world.readModels.builders('parcels')).toEqual(['them']);
  });
});

describe('a runner that is asked how it stands', () => {
  it('counts what is parked, whether it leads or stands by', async () => {
    curses.add('a witch');
    const leading = world.start(us);
    await record(world.ledger, 'a', [weighed(1), cursed('a witch')]);
    await caughtUp(world, leading);
    expect((await leading.lag())[0]).toMatchObject({ leads: true, parked: 1, behind: 0 });
    const standing = world.start(them);
    await caughtUp(world, standing);
    expect((await standing.lag())[0]).toMatchObject({ leads: false, parked: 1, behind: 0 });
  });
});

describe('a ledger whose pages are short', () => {
  it('is read to its end all the same', async () => {
    for (let n = 0; n < 30; n += 1) await record(world.ledger, `p${n % 3}`, [weighed(1)]);
    const short = but(world.ledger, {
      readAll: (after, limit, want) => world.ledger.readAll(after, Math.min(limit, 4), want),
    });
    const { events } = await rebuild({
      ...world.options({ ledger: short }),
      build: buildName(world.nowMs, 0.5),
    });
    expect(events).toBe(30);
    expect(await documents(world.readModels, 'parcels')).toEqual(
      Object.fromEntries(['p0', 'p1', 'p2'].map((id) => [id, { grams: 10, places: [] }])),
    );
  });
});
