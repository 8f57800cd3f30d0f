import { describe, expect, it } from 'vitest';
import {
  type Batch,
  type Collection,
  type Lease,
  LeaseLost,
  type Parked,
  type ReadModels,
} from '../../src/read-models/read-models.ts';
import { connectMongo } from '../../src/servers/mongodb.ts';
import { describeWithMongo, freshDatabase, mongoUrl } from '../support/mongodb.ts';
import { type Card, INDEXES, published, put } from './cards.ts';
import { newProcesses, type Write } from './mongodb-stores.ts';

const TTL_MS = 5_000;
const RACES = 25;

const poison: Parked = { id: 'a', stream: 'card-a', position: 5, factType: 'T', error: 'e' };

async function cards(models: ReadModels): Promise<Collection<Card>> {
  return models.open<Card>('cards', 1, 'first', INDEXES);
}

async function leased(collection: Collection<Card>, owner: string): Promise<Lease> {
  const lease = await collection.lease(owner, TTL_MS);
  if (!lease) throw new Error(`${owner} got no lease`);
  return lease;
}

function batch(lease: Lease, through: number, more: Partial<Batch<Card>>): Batch<Card> {
  const checkpoint = { ledger: 'l-1', epoch: 1, through };
  return { puts: [], deletes: [], parked: [], healed: [], checkpoint, lease, ...more };
}

const puts = (position: number, stage: string) => [{ id: 'a', position, doc: { stage } }];

/** Stops a process in front of a write until it may go on. */
function held(where: (write: Write) => boolean) {
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const before = async (write: Write): Promise<void> => {
    if (!where(write)) return;
    reached.resolve();
    await goOn.promise;
  };
  return { before, reached: reached.promise, goOn: goOn.resolve };
}

describeWithMongo('a former owner who was held up', () => {
  const processes = newProcesses();

  it('changes no document that the new owner has brought farther', async () => {
    const hold = held(({ to, method }) => to.startsWith('documents') && method === 'bulkWrite');
    const theirs = await cards(await processes.open({ ...hold, asMongoDb: true }));
    const lease = await leased(theirs, 'them');
    await theirs.apply(batch(lease, 1, { puts: puts(1, 'one') }));
    const late = theirs.apply(batch(lease, 5, { puts: puts(5, 'late') }));
    await hold.reached;
    processes.nowMs += TTL_MS;
    const ours = await cards(await processes.open());
    await ours.apply(batch(await leased(ours, 'us'), 6, { puts: puts(6, 'ours') }));
    hold.goOn();
    await expect(late).rejects.toThrow(LeaseLost);
    expect((await ours.get('a'))?.doc.stage).toBe('ours');
    expect((await ours.checkpoint())?.through).toBe(6);
  });

  it.each([
    ['was healed since', { healed: ['a'], puts: puts(3, 'healed') }],
    ['was never in trouble here', { puts: puts(3, 'healed') }],
  ])('parks no document that %s', async (_, word) => {
    const hold = held(({ to, method }) => to === 'read-models.parked' && method === 'bulkWrite');
    const theirs = await cards(await processes.open());
    await theirs.apply(batch(await leased(theirs, 'them'), 1, { puts: puts(1, 'one') }));
    const stopped = await cards(await processes.open(hold));
    const late = leased(stopped, 'them').then((lease) =>
      stopped.apply(batch(lease, 5, { parked: [poison] })),
    );
    late.catch(() => {});
    await hold.reached;
    processes.nowMs += TTL_MS;
    const ours = await cards(await processes.open());
    const lease = await leased(ours, 'us');
    await ours.apply(batch(lease, 6, word));
    hold.goOn();
    await expect(late).rejects.toThrow(LeaseLost);
    expect(await ours.parked()).toEqual([]);
    processes.nowMs += TTL_MS;
    const later = await cards(await processes.open());
    await leased(later, 'somebody');
    expect(await later.parked()).toEqual([]);
    expect((await later.get('a'))?.doc.stage).toBe('healed');
  });

  it('does not heal what the new owner has parked', async () => {
    const theirs = await cards(await processes.open());
    const lease = await leased(theirs, 'them');
    await theirs.apply(batch(lease, 1, { puts: puts(1, 'one'), parked: [poison] }));
    processes.nowMs += TTL_MS;
    const ours = await cards(await processes.open());
    const again = { ...poison, position: 6 };
    await ours.apply(batch(await leased(ours, 'us'), 6, { parked: [again] }));
    const late = theirs.apply(batch(lease, 5, { healed: ['a'], puts: puts(2, 'late') }));
    await expect(late).rejects.toThrow(LeaseLost);
    expect(await ours.parked()).toEqual([again]);
  });

  it('leaves what it had parked to the new owner', async () => {
    const theirs = await cards(await processes.open());
    await theirs.apply(batch(await leased(theirs, 'them'), 5, { parked: [poison] }));
    processes.nowMs += TTL_MS;
    const ours = await cards(await processes.open());
    const lease = await leased(ours, 'us');
    expect(await ours.parked()).toEqual([poison]);
    await ours.apply(batch(lease, 6, { healed: ['a'] }));
    expect(await ours.parked()).toEqual([]);
  });

  it('does not fill a build that was dropped, and what it wrote is swept', async () => {
    const hold = held(({ to, method }) => to.startsWith('documents') && method === 'insertMany');
    const models = await processes.open();
    await published(models, 'first');
    const theirs = await cards(await processes.open(hold));
    const late = theirs.apply(batch(await leased(theirs, 'us'), 9, { puts: puts(8, 'late') }));
    late.catch(() => {});
    await hold.reached;
    await put(await models.open('cards', 1, 'second', INDEXES), 'a', 1, { stage: 'second' });
    await models.publish('cards', 1, 'second');
    await models.open('cards', 1, 'first', INDEXES);
    hold.goOn();
    await expect(late).rejects.toThrow(LeaseLost);
    expect(await (await cards(models)).count({})).toBe(0);
    const documents = async () =>
      (await processes.collections()).filter((name) => name.startsWith('documents')).length;
    expect(await documents()).toBe(3);
    await models.sweep('cards');
    expect(await documents()).toBe(2);
  });

  it('of a build that was made again has nothing to do with the new one', async () => {
    const models = await processes.open();
    await published(models, 'first');
    await put(await models.open('cards', 1, 'second', INDEXES), 'a', 1, { stage: 'second' });
    await models.publish('cards', 1, 'second');
    const again = await cards(models);
    await put(again, 'a', 2, { stage: 'again' });
    processes.nowMs += TTL_MS * 100;
    await (await models.published<Card>('cards'))?.lease('us', TTL_MS);
    await put(again, 'b', 3, { stage: 'again' });
    await models.publish('cards', 1, 'first');
    expect(await (await models.published<Card>('cards'))?.count({ stage: 'again' })).toBe(2);
  });
});

describeWithMongo('processes that take turns', () => {
  const processes = newProcesses();

  it('never both move the checkpoint, and neither trusts what it knew before', async () => {
    const ours = await cards(await processes.open());
    const theirs = await cards(await processes.open());
    await ours.apply(batch(await leased(ours, 'us'), 1, { puts: puts(1, 'one') }));
    expect(await theirs.lease('them', TTL_MS)).toBeNull();
    processes.nowMs += TTL_MS;
    const lease = await leased(theirs, 'them');
    await theirs.apply(batch(lease, 3, { puts: puts(3, 'three') }));
    processes.nowMs += TTL_MS;
    const back = await leased(ours, 'us');
    await ours.apply(batch(back, 2, { puts: puts(2, 'two') }));
    expect((await ours.get('a'))?.doc.stage).toBe('three');
    await ours.apply(batch(back, 4, { puts: puts(4, 'four') }));
    expect(await theirs.count({ stage: 'four' })).toBe(1);
    await expect(theirs.apply(batch(lease, 9, {}))).rejects.toThrow(LeaseLost);
    expect((await theirs.checkpoint())?.through).toBe(4);
  });
});

/** FerretDB does not judge and write in one step: whoever races there is on his own. */
const judgesAndWrites = await (async (): Promise<boolean> => {
  if (mongoUrl() === undefined) return false;
  await using database = await freshDatabase();
  await using mongo = await connectMongo(database.url);
  return !mongo.notes.includes('mongodb-ferretdb');
})();

function racingContract(): void {
  const processes = newProcesses();

  it('have one winner of a lease', async () => {
    for (let race = 0; race < RACES; race += 1) {
      const racers = await Promise.all(
        ['us', 'them', 'others'].map(async () => cards(await processes.open())),
      );
      const owners = [`us-${race}`, `them-${race}`, `others-${race}`];
      const won = await Promise.all(
        racers.map((collection, at) => collection.lease(owners[at] ?? '', TTL_MS)),
      );
      expect(won.filter((lease) => lease !== null)).toHaveLength(1);
      processes.nowMs += TTL_MS;
    }
  });

  it('leave the newest document, whoever wrote it last', async () => {
    const first = await cards(await processes.open());
    const second = await cards(await processes.open());
    for (let race = 1; race <= RACES; race += 1) {
      const [ours, theirs] = [await leased(first, 'us'), await leased(second, 'us')];
      const at = race * 10;
      await Promise.allSettled([
        first.apply(batch(ours, at, { puts: puts(at, `older ${race}`) })),
        second.apply(batch(theirs, at + 1, { puts: puts(at + 1, `newer ${race}`) })),
      ]);
      expect((await first.get('a'))?.doc.stage).toBe(`newer ${race}`);
    }
  });
}

if (judgesAndWrites) describe('processes that race, on MongoDB itself', racingContract);
