import { describe, expect, it } from 'vitest';
import {
  corrected,
  cursed,
  curses,
  documents,
  moved,
  parcels,
  record,
  tellings,
  weighed,
} from './parcels.ts';
import { caughtUp, newWorlds } from './running.ts';

const world = newWorlds();

describe('a correction', () => {
  it('folds its document again without the struck fact', async () => {
    const runner = world.start({ projections: [parcels, tellings] });
    await record(world.ledger, 'a', [weighed(5), moved('hall'), moved('truck')]);
    await caughtUp(world, runner);
    await record(world.ledger, 'a', corrected(2, moved('yard'), weighed(1)));
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 6, place: 'truck', places: ['yard', 'truck'] },
    });
    expect(await documents(world.readModels, 'tellings')).toEqual({
      a: {
        told: [
          '1 Weighed',
          '2 Moved, struck by 4',
          '3 Moved',
          '4 RecordCorrected',
          '5 Moved',
          '6 Weighed',
        ],
      },
    });
  });

  it('and later facts go on from the corrected document', async () => {
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5), moved('hall')]);
    await record(world.ledger, 'a', corrected(1, weighed(50)));
    await caughtUp(world, runner);
    await record(world.ledger, 'a', [weighed(1)]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 51, place: 'hall', places: ['hall'] },
    });
  });

  it('can take a document away', async () => {
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5)]);
    await caughtUp(world, runner);
    await record(world.ledger, 'a', corrected(1));
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({});
  });
});

describe('a fact that cannot be applied', () => {
  it('parks its document as it was, while others go on', async () => {
    curses.add('witch');
    const runner = world.start({ projections: [parcels, tellings] });
    await record(world.ledger, 'a', [weighed(5), cursed('witch'), weighed(7)]);
    await record(world.ledger, 'b', [weighed(1)]);
    await record(world.ledger, 'a', [weighed(9)]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 5, places: [] },
      b: { grams: 1, places: [] },
    });
    expect(await (await world.published('parcels')).parked()).toEqual([
      {
        id: 'a',
        stream: 'parcel-a',
        position: 2,
        factType: 'Cursed',
        error: 'Error: cursed by witch',
      },
    ]);
    expect(await (await world.published('tellings')).parked()).toEqual([]);
    expect(world.troubles).toEqual([]);
  });

  it('is healed on request once the program can apply it', async () => {
    curses.add('witch');
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5), cursed('witch'), weighed(7)]);
    await caughtUp(world, runner);
    await runner.heal('parcels');
    expect((await (await world.published('parcels')).parked()).length).toBe(1);
    curses.clear();
    await runner.heal('parcels', ['a']);
    expect(await (await world.published('parcels')).parked()).toEqual([]);
    await record(world.ledger, 'a', [weighed(1)]);
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 13, places: [] } });
  });

  it('is healed by the next start', async () => {
    curses.add('witch');
    const first = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5), cursed('witch'), weighed(7)]);
    await caughtUp(world, first);
    await first.stop();
    curses.clear();
    await caughtUp(world, world.start({ projections: [parcels] }));
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 12, places: [] } });
    expect(await (await world.published('parcels')).parked()).toEqual([]);
  });

  it('is healed by a correction that strikes it', async () => {
    curses.add('witch');
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5), cursed('witch'), weighed(7)]);
    await caughtUp(world, runner);
    await record(world.ledger, 'a', corrected(2));
    await caughtUp(world, runner);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 12, places: [] } });
    expect(await (await world.published('parcels')).parked()).toEqual([]);
  });

  it('parks the document of a rebuild too', async () => {
    curses.add('witch');
    await record(world.ledger, 'a', [weighed(5), cursed('witch'), weighed(7)]);
    await record(world.ledger, 'b', [weighed(1)]);
    await caughtUp(world, world.start({ projections: [parcels] }));
    expect(await documents(world.readModels, 'parcels')).toEqual({
      a: { grams: 5, places: [] },
      b: { grams: 1, places: [] },
    });
    expect(await (await world.published('parcels')).parked()).toMatchObject([
      { id: 'a', position: 2 },
    ]);
  });

  it('does not stop a request to fold a healthy document again', async () => {
    const runner = world.start({ projections: [parcels] });
    await record(world.ledger, 'a', [weighed(5)]);
    await caughtUp(world, runner);
    await runner.heal('parcels', ['a', 'never-seen']);
    expect(await documents(world.readModels, 'parcels')).toEqual({ a: { grams: 5, places: [] } });
  });
});
