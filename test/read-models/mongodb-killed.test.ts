import { MongoNetworkError } from 'mongodb';
import { expect, it } from 'vitest';
import {
  type Batch,
  BUILD_GRACE_MS,
  type Collection,
  LeaseLost,
  type ReadModels,
} from '../../src/read-models/read-models.ts';
import { ServerUnreachable } from '../../src/servers/unusable.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { type Card, INDEXES, published, put } from './cards.ts';
import { type Interruption, newProcesses, type Write } from './mongodb-stores.ts';

const STEPS_MAX = 40;
const AN_HOUR_MS = 60 * 60_000;

class Killed extends Error {}

/** Dies at the write with this number, before or after the server has taken it. */
function killedAt(
  step: number,
  when: keyof Interruption,
): Interruption & { readonly writes: Write[] } {
  const writes: Write[] = [];
  const die = (write: Write): void => {
    writes.push(write);
    if (write.at >= step) throw new Killed(`${when} ${write.method} to ${write.to}`);
  };
  return { [when]: die, writes };
}

const here = (through: number) => ({ ledger: 'l-1', epoch: 1, through });
const poison = (id: string, position: number) => {
  return { id, stream: `card-${id}`, position, factType: 'T', error: 'e' };
};
const start: Omit<Batch<Card>, 'lease'> = {
  puts: ['a', 'b', 'c', 'd'].map((id, at) => ({ id, position: at + 1, doc: { stage: 'first' } })),
  deletes: [],
  parked: [poison('d', 5)],
  healed: [],
  checkpoint: here(9),
};
const next: Omit<Batch<Card>, 'lease'> = {
  puts: [
    { id: 'a', position: 10, doc: { stage: 'next', tags: ['t'] } },
    { id: 'd', position: 4, doc: { stage: 'healed' } },
    { id: 'new', position: 12, doc: { stage: 'next' } },
  ],
  deletes: [{ id: 'b', position: 11 }],
  parked: [poison('c', 13)],
  healed: ['d'],
  checkpoint: here(13),
};

async function cards(models: ReadModels): Promise<Collection<Card>> {
  return models.open<Card>('cards', 1, 'first', INDEXES);
}

async function apply(to: Collection<Card>, batch: Omit<Batch<Card>, 'lease'>): Promise<void> {
  const lease = await to.lease('us', 60_000);
  if (!lease) throw new Error('no lease');
  await to.apply({ ...batch, lease });
}

async function standing(of: Collection<Card>) {
  const docs = (await of.find({ limit: 100 })).docs.map(({ id, doc }) => `${id}:${doc.stage}`);
  const parked = (await of.parked()).map(({ id }) => id);
  return { docs, parked, through: (await of.checkpoint())?.through };
}

describeWithMongo('a process that is killed', () => {
  const processes = newProcesses();
  const after = { docs: ['a:next', 'c:first', 'd:healed', 'new:next'], parked: ['c'], through: 13 };

  for (const when of ['before', 'after'] as const) {
    it(`${when} any write of a batch leaves what applying it again makes whole`, async () => {
      const deaths: string[] = [];
      for (let step = 1; step <= STEPS_MAX; step += 1) {
        for (const name of await processes.collections()) await processes.db().dropCollection(name);
        await apply(await cards(await processes.open()), start);
        const killed = killedAt(step, when);
        const dying = await processes.open(killed);
        const death = await cards(dying)
          .then((collection) => apply(collection, next))
          .catch((error: unknown) => error);
        const again = await cards(await processes.open());
        await again.lease('us', 60_000);
        const left = await standing(again);
        if (left.through === 13) expect(left).toEqual(after);
        else expect(left).toMatchObject({ through: 9, parked: expect.not.arrayContaining(['c']) });
        await apply(again, next);
        expect(await standing(again)).toEqual(after);
        expect(await again.count({ stage: 'next' })).toBe(2);
        expect(await again.count({ tags: { has: 't' } })).toBe(1);
        if (!death) break;
        expect(death).toBeInstanceOf(Killed);
        deaths.push(String(death));
      }
      expect(deaths.at(-1)).toMatch(/deleteMany to documents|updateOne to read-models.builds/);
      expect(deaths.length).toBeGreaterThan(5);
      expect(deaths.length).toBeLessThan(STEPS_MAX);
    });
  }

  it('while it takes a build over leaves what was parked to the next owner', async () => {
    for (let step = 1, isDone = false; !isDone; step += 1) {
      expect(step).toBeLessThan(STEPS_MAX);
      for (const name of await processes.collections()) await processes.db().dropCollection(name);
      await apply(await cards(await processes.open()), start);
      processes.nowMs += AN_HOUR_MS;
      const dying = await cards(await processes.open(killedAt(step, 'after')));
      isDone = await dying.lease('them', 1_000).then(
        () => true,
        () => false,
      );
      expect((await standing(dying)).parked).toEqual(['d']);
      processes.nowMs += AN_HOUR_MS;
      const again = await cards(await processes.open());
      await apply(again, next);
      expect(await standing(again)).toEqual(after);
    }
  });

  it('while it publishes leaves the one build or the other, and its rest is swept', async () => {
    for (let step = 1, isDone = false; !isDone; step += 1) {
      expect(step).toBeLessThan(STEPS_MAX);
      for (const name of await processes.collections()) await processes.db().dropCollection(name);
      const models = await processes.open();
      const old = await published(models, 'old');
      await put(await models.open('cards', 1, 'new', INDEXES), 'a', 1, { stage: 'new' });
      const dying = await processes.open(killedAt(step, 'before'));
      isDone = await dying.publish('cards', 1, 'new').then(
        () => true,
        () => false,
      );
      const seen = await (await processes.open()).published<Card>('cards');
      const build = seen?.build ?? 'none';
      expect((await seen?.get('a'))?.doc.stage).toBe(build);
      if (build === 'new')
        await expect(put(old, 'b', 2, { stage: 'late' })).rejects.toThrow(LeaseLost);
      await models.publish('cards', 1, 'new');
      processes.nowMs += AN_HOUR_MS;
      await models.sweep('cards');
      const left = (await processes.collections()).filter((name) => name.startsWith('documents'));
      expect(left).toHaveLength(1);
    }
  });

  it('while it loads leaves a build that is swept', async () => {
    const dying = await processes.open({
      before: ({ method }) => {
        if (method === 'insertMany') throw new Killed('loading');
      },
    });
    const loading = await dying.open<Card>('cards', 1, 'first', INDEXES);
    const puts = [{ id: 'a', position: 1, doc: { stage: 'x' } }];
    await expect(loading.load({ puts, deletes: [], parked: [] })).rejects.toThrow(Killed);
    const models = await processes.open();
    expect(await models.sweep('cards')).toBe(0);
    processes.nowMs += BUILD_GRACE_MS;
    expect(await models.sweep('cards')).toBe(1);
    expect((await processes.collections()).filter((name) => name.startsWith('doc'))).toEqual([]);
  });
});

describeWithMongo('a server that stops answering', () => {
  const processes = newProcesses();

  it('is an outage, told as such, after which the same batch does its work', async () => {
    let isCut = false;
    const before = (): void => {
      if (isCut) throw new MongoNetworkError('connection 7 closed');
    };
    const collection = await cards(await processes.open({ before }));
    await apply(collection, start);
    isCut = true;
    await expect(apply(collection, next)).rejects.toThrow(ServerUnreachable);
    isCut = false;
    await apply(collection, next);
    expect((await standing(collection)).through).toBe(13);
  });
});
