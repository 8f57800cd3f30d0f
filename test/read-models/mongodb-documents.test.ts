import { expect, it } from 'vitest';
import { openReadModels } from '../../src/read-models/open.ts';
import type { Collection } from '../../src/read-models/read-models.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { type Card, INDEXES, published, put } from './cards.ts';
import { newProcesses } from './mongodb-stores.ts';

const AN_HOUR_MS = 60 * 60_000;

async function putDoc(
  collection: Collection<object>,
  doc: object,
  id = 'a',
  at = 1,
): Promise<void> {
  const lease = await collection.lease('us', 60_000);
  if (!lease) throw new Error('no lease');
  const checkpoint = { ledger: 'l-1', epoch: 1, through: at };
  const rest = { deletes: [], parked: [], healed: [], checkpoint, lease };
  await collection.apply({ puts: [{ id, position: at, doc }], ...rest });
}

describeWithMongo('a document in MongoDB', () => {
  const processes = newProcesses();

  it.each([false, true])('comes back as JSON would give it (native: %s)', async (asMongoDb) => {
    const odd: readonly object[] = [
      { gone: undefined, kept: null, list: [undefined, 1] },
      { zero: -0, none: Number.NaN, endless: Number.POSITIVE_INFINITY },
      { when: new Date(0), map: new Map([['a', 1]]), own: { toJSON: () => 'mine' } },
      { numbers: [2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 31, 1e300, 5e-324, 0.1 + 0.2, 1e21] },
      JSON.parse('{"__proto__":{"a":1},"constructor":1,"":"empty","a b":{"":[{}]},"1":2,"0":1}'),
      { text: '\u0000 \u{1F69A} "\\', deep: { er: [{}, { list: [] }, null] } },
    ];
    const models = await processes.open({ asMongoDb });
    const collection = await models.open<object>('odd', 1, 'first', {});
    for (const [at, doc] of odd.entries()) {
      await putDoc(collection, doc, `d${at}`, at + 1);
      const found = await collection.get(`d${at}`);
      expect(JSON.stringify(found?.doc)).toBe(JSON.stringify(doc));
    }
    // Each in the place of another one: nothing of that is left.
    for (const [at, doc] of [...odd].reverse().entries()) {
      await putDoc(collection, doc, 'd0', 100 + at);
      expect(JSON.stringify((await collection.get('d0'))?.doc)).toBe(JSON.stringify(doc));
    }
  });

  it('may have lists in lists', async () => {
    const collection = await (await processes.open()).open<object>('odd', 1, 'first', {});
    const doc = { sums: [[0], [1, [[], [{ in: [[2]] }]]]] };
    await putDoc(collection, doc);
    expect((await collection.get('a'))?.doc).toEqual(doc);
  });

  it('that would come back as another one is refused', async () => {
    const refused: readonly object[] = [
      { 'a.b': 1 },
      { deep: [{ $set: 1 }] },
      { 'nul\u0000': 1 },
      { _bsontype: 'Long' },
      { half: 'x\ud800' },
      { '\udc00': 1 },
      { mixed: [undefined, { 'a.b': 1 }] },
    ];
    const collection = await (await processes.open()).open<object>('odd', 1, 'first', {});
    for (const doc of refused) {
      const putting = putDoc(collection, doc);
      await expect(putting, JSON.stringify(doc)).rejects.toThrow(TypeError);
      await expect(putting).rejects.toThrow(/MongoDB.*'a'/);
    }
    await expect(putDoc(collection, {}, 'half\ud800')).rejects.toThrow(TypeError);
    expect(await collection.get('half\ud800')).toBeUndefined();
    expect(await collection.count({})).toBe(0);
    expect(await collection.checkpoint()).toBeUndefined();
  });

  it('lies there for everybody to read', async () => {
    await published(await processes.open({ asMongoDb: true }));
    const name = (await processes.collections()).find((one) =>
      one.startsWith('documents.cards.1.'),
    );
    const found = await processes
      .db()
      .collection(name ?? '')
      .findOne({ 'doc.stage': 'first' });
    expect(found).toMatchObject({ _id: 'a', position: 1, index: { stage: 'first' } });
  });

  it('that was deleted is buried once nobody can be late any more', async () => {
    const collection = await (await processes.open()).open<Card>('cards', 1, 'first', INDEXES);
    await put(collection, 'a', 1, { stage: 'x' });
    const lease = await collection.lease('us', 60_000);
    if (!lease) throw new Error('no lease');
    const gone = { puts: [], deletes: [{ id: 'a', position: 5 }], parked: [], healed: [] };
    await collection.apply({ ...gone, checkpoint: { ledger: 'l-1', epoch: 1, through: 5 }, lease });
    const name = (await processes.collections()).find((one) => one.startsWith('documents'));
    const lying = () =>
      processes
        .db()
        .collection(name ?? '')
        .countDocuments({});
    await put(collection, 'b', 6, { stage: 'x' });
    expect(await lying()).toBe(2);
    processes.nowMs += AN_HOUR_MS;
    await put(collection, 'b', 7, { stage: 'x' });
    expect(await lying()).toBe(1);
    expect(await collection.count({})).toBe(1);
  });
});

describeWithMongo('indexes in MongoDB', () => {
  const processes = newProcesses();

  it('take any declared name and are there from the start', async () => {
    const indexes = { 'to.city': 'text', $where: 'text', 'a%b': 'texts', 'x"y': 'number' } as const;
    const models = await processes.open();
    const collection = await models.open<object>('odd', 1, 'first', indexes);
    const name = (await processes.collections()).find((one) => one.startsWith('documents'));
    const found = await processes
      .db()
      .collection(name ?? '')
      .listIndexes()
      .toArray();
    expect(found.map((index) => Object.keys(index.key).join(' ')).sort()).toEqual(
      [
        '_id',
        'gone',
        'index.%24where _id',
        'index.a%25b _id',
        'index.to%2Ecity _id',
        'index.x%22y _id',
      ].sort(),
    );
    await putDoc(collection, { to: { city: '上海' }, 'a%b': ['t'], 'x"y': 3 });
    expect(await collection.count({ 'to.city': '上海', 'a%b': { has: 't' }, 'x"y': 3 })).toBe(1);
    expect((await collection.find({ sort: { by: 'x"y' }, limit: 1 })).docs).toHaveLength(1);
    await (await processes.open()).open<object>('odd', 1, 'first', indexes);
  });
});

describeWithMongo('read models in MongoDB', () => {
  const processes = newProcesses();

  it('are opened by their URL', async () => {
    await using models = await openReadModels(processes.url(), '', { write: true });
    await published(models);
    await using reader = await openReadModels(processes.url(), '', { write: false });
    expect((await (await reader.published<Card>('cards'))?.get('a'))?.doc.stage).toBe('first');
  });

  it('may have any name', async () => {
    const models = await processes.open();
    const names = ['发货 看板', '../$a.b\u0000c', 'x'.repeat(300), 'cards', ''];
    for (const name of names) {
      const collection = await models.open<Card>(name, 1, `build of ${name}`, INDEXES);
      await put(collection, 'a', 1, { stage: name.slice(0, 9) });
      await models.publish(name, 1, `build of ${name}`);
    }
    for (const name of names) {
      const seen = await (await processes.open()).published<Card>(name);
      expect((await seen?.get('a'))?.doc.stage).toBe(name.slice(0, 9));
      expect(await models.sweep(name)).toBe(0);
    }
    const documents = (await processes.collections()).filter((one) => one.startsWith('documents.'));
    expect(documents).toHaveLength(names.length);
    await expect(models.open('half\ud800', 1, 'first', {})).rejects.toThrow(TypeError);
    await expect(models.open('cards', 0.5, 'first', {})).rejects.toThrow(TypeError);
  });

  it('that are opened for reading make and change nothing', async () => {
    const reader = await processes.open({ write: false });
    expect(await reader.published('cards')).toBeUndefined();
    expect(await reader.builders('cards')).toEqual([]);
    expect(await processes.collections()).toEqual([]);
    await published(await processes.open());
    const collection = await reader.published<Card>('cards');
    if (!collection) throw new Error('nothing published');
    expect((await collection.find({ where: { stage: 'first' }, limit: 1 })).docs).toHaveLength(1);
    const refused: readonly Promise<unknown>[] = [
      collection.lease('us', 1_000),
      put(collection, 'a', 9, { stage: 'x' }),
      collection.seal({ ledger: 'l-1', epoch: 1, through: 1 }),
      reader.open('cards', 1, 'x', {}),
      reader.publish('cards', 1, 'first'),
      reader.sweep('cards'),
    ];
    for (const writing of await Promise.allSettled(refused)) {
      expect(String('reason' in writing && writing.reason)).toMatch(/reading only/);
    }
  });

  it('may be read to the end while another build is published, but not for ever', async () => {
    const writer = await processes.open();
    await published(writer);
    const reader = await processes.open({ write: false });
    const seen = await reader.published<Card>('cards');
    await published(writer, 'second');
    const walk = async (): Promise<readonly string[]> => {
      const stages: string[] = [];
      for await (const page of seen?.all() ?? []) stages.push(...page.map(({ doc }) => doc.stage));
      return stages;
    };
    expect(await walk()).toEqual(['first']);
    processes.nowMs += AN_HOUR_MS;
    await (await writer.published<Card>('cards'))?.lease('us', 60_000);
    await expect(walk()).rejects.toThrow(/begin again/);
  });
});
