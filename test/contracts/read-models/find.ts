import { expect, it } from 'vitest';
import {
  type Collection,
  FIND_LIMIT_MAX,
  type Query,
  UnknownField,
  UnusableQuery,
  type Where,
} from '../../../src/read-models/read-models.ts';
import { apply, holding, ids, type Parcel, parcels, type Subject, walk } from './parcels.ts';

export function findContract(subject: Subject): void {
  const where = async (collection: Collection<Parcel>, condition: Where) => {
    const found = await ids(collection, { where: condition });
    const counted = await collection.count(condition);
    expect(counted).toBe(found === '' ? 0 : found.split(' ').length);
    return found;
  };

  it('answers all documents by id when nothing is asked', async () => {
    expect(await ids(await holding(subject, {}, {}, {}), {})).toBe('a b c');
  });

  it('knows equality of text and numbers, also inside the document', async () => {
    const collection = await holding(
      subject,
      { stage: 'packed', weight: 2, to: { city: '上海' } },
      { stage: 'loaded', weight: 2.5 },
    );
    expect(await where(collection, { stage: 'packed' })).toBe('a');
    expect(await where(collection, { weight: 2.5 })).toBe('b');
    expect(await where(collection, { 'to.city': '上海' })).toBe('a');
    expect(await where(collection, { id: 'b' })).toBe('b');
    expect(await where(collection, { stage: 'PACKED' })).toBe('');
  });

  it('knows one of several values, and none of none', async () => {
    const collection = await holding(subject, { stage: 'x' }, { stage: 'y' }, { stage: 'z' });
    expect(await where(collection, { stage: { in: ['z', 'x', 'nowhere'] } })).toBe('a c');
    expect(await where(collection, { stage: { in: [] } })).toBe('');
  });

  it('knows ranges from a value up to, but without, another', async () => {
    const collection = await holding(subject, { weight: 1 }, { weight: 2 }, { weight: 3 }, {});
    expect(await where(collection, { weight: { from: 1, to: 3 } })).toBe('a b');
    expect(await where(collection, { weight: { from: 2 } })).toBe('b c');
    expect(await where(collection, { weight: { to: 2 } })).toBe('a');
    expect(await where(collection, { weight: {} })).toBe('a b c');
  });

  it('knows what text begins with', async () => {
    const collection = await holding(
      subject,
      { stage: 'in' },
      { stage: 'in-transit' },
      { stage: 'In' },
      { stage: '运\u{10FFFF}' },
      { stage: '运输' },
    );
    expect(await where(collection, { stage: { prefix: 'in' } })).toBe('a b');
    expect(await where(collection, { stage: { prefix: '运' } })).toBe('d e');
    expect(await where(collection, { stage: { prefix: '运\u{10FFFF}' } })).toBe('d');
    expect(await where(collection, { stage: { prefix: '' } })).toBe('a b c d e');
    expect(await where(collection, { id: { prefix: 'b' } })).toBe('b');
  });

  it('finds lists that have one of several elements, each document once', async () => {
    const collection = await holding(
      subject,
      { tags: ['urgent', 'fragile'], sizes: [1, 2] },
      { tags: ['fragile'], sizes: [2] },
      { tags: ['late'] },
    );
    expect(await where(collection, { tags: { hasAny: ['urgent', 'fragile'] } })).toBe('a b');
    expect(await where(collection, { tags: { hasAny: ['late', 'unheard of'] } })).toBe('c');
    expect(await where(collection, { sizes: { hasAny: [1, 3] } })).toBe('a');
    expect(await where(collection, { tags: { hasAny: [] } })).toBe('');
  });

  it('finds the same, in the same order, whatever leads', async () => {
    const collection = await holding(
      subject,
      { stage: 'x', weight: 3, tags: ['t'] },
      { stage: 'x', weight: 1, tags: ['t'] },
      { stage: 'y', weight: 2, tags: ['t'] },
      { stage: 'x', tags: ['t'] },
      { stage: 'x', weight: 2, tags: ['u'] },
    );
    const both: Where = { stage: 'x', tags: { has: 't' } };
    for (const lead of [undefined, 'stage', 'tags', 'weight', 'id']) {
      const asked = { where: both, ...(lead !== undefined && { lead }) };
      expect(await ids(collection, asked)).toBe('a b d');
      expect(await ids(collection, { ...asked, sort: { by: 'weight' } })).toBe('b a d');
      expect(await collection.count(both, lead)).toBe(3);
      const first = { ...asked, sort: { by: 'weight', descending: true }, limit: 1 };
      const { cursor = '' } = await collection.find(first);
      expect(await ids(collection, { ...first, after: cursor, limit: 9 })).toBe('b d');
    }
    await expect(collection.find({ lead: 'colour', limit: 1 })).rejects.toThrow(UnknownField);
  });

  it('finds a list by any of its elements, each document once', async () => {
    const collection = await holding(
      subject,
      { tags: ['urgent', 'fragile', 'urgent'], sizes: [1, 2] },
      { tags: ['fragile'], sizes: [2] },
    );
    expect(await where(collection, { tags: { has: 'urgent' } })).toBe('a');
    expect(await where(collection, { tags: { has: 'fragile' } })).toBe('a b');
    expect(await where(collection, { sizes: { has: 2 } })).toBe('a b');
    await apply(collection, {
      puts: [{ id: 'a', position: 99, doc: { tags: ['fragile', 'late'] } }],
    });
    expect(await where(collection, { tags: { has: 'urgent' } })).toBe('');
    expect(await where(collection, { tags: { has: 'late' } })).toBe('a');
    expect(await where(collection, { tags: { has: 'fragile' } })).toBe('a b');
    expect(await where(collection, { sizes: { has: 2 } })).toBe('b');
  });

  it('takes all conditions together', async () => {
    const collection = await holding(
      subject,
      { stage: 'x', weight: 1, tags: ['t'] },
      { stage: 'x', weight: 2, tags: ['t'] },
      { stage: 'y', weight: 2, tags: ['t'] },
    );
    const both: Where = { stage: 'x', weight: { from: 2 }, tags: { has: 't' } };
    expect(await where(collection, both)).toBe('b');
  });

  it('leaves out values of another type than declared', async () => {
    const collection = await holding(subject, { stage: 5 }, { stage: '5' }, {});
    expect(await where(collection, { stage: '5' })).toBe('b');
    expect(await where(collection, { stage: {} })).toBe('b');
    expect(await ids(collection, { sort: { by: 'stage' } })).toBe('b a c');
  });

  it('orders text by code point, documents without the field last either way', async () => {
    const collection = await holding(
      subject,
      { stage: '\u{1F69A}' },
      {},
      { stage: '\uFF5E' },
      { stage: 'b' },
      { stage: 'B' },
      {},
    );
    expect(await ids(collection, { sort: { by: 'stage' } })).toBe('e d c a b f');
    const descending = { by: 'stage', descending: true };
    expect(await ids(collection, { sort: descending })).toBe('a c d e f b');
    const byId = { by: 'id', descending: true };
    expect(await ids(collection, { sort: byId })).toBe('f e d c b a');
  });

  it('pages through ties and missing values, each document exactly once', async () => {
    const docs = Array.from({ length: 23 }, (_, at) =>
      at % 4 === 0 ? {} : { weight: at % 3, stage: 's' },
    );
    const collection = await holding(subject, ...docs);
    for (const by of ['id', 'weight']) {
      for (const descending of [false, true]) {
        for (const limit of [1, 3, 23, 50]) {
          const seen = await walk(collection, { sort: { by, descending }, limit });
          const whole = await ids(collection, { sort: { by, descending } });
          expect(seen.join(' ')).toBe(whole);
          expect(new Set(seen).size).toBe(23);
        }
      }
    }
  });

  it('shows what keeps its sort key exactly once while others come, move and go', async () => {
    const collection = await holding(
      subject,
      ...Array.from({ length: 12 }, (_, at) => ({ weight: at })),
    );
    const sort = { by: 'weight' };
    const first = await collection.find({ sort, limit: 4 });
    await apply(collection, {
      puts: [
        { id: 'a', position: 900, doc: { weight: 100 } },
        { id: 'new', position: 901, doc: { weight: 0.5 } },
        { id: 'l', position: 902, doc: { weight: -1 } },
        { id: 'f', position: 903, doc: { weight: 5, stage: 'changed' } },
      ],
      deletes: [
        { id: 'd', position: 904 },
        { id: 'e', position: 905 },
      ],
    });
    const rest = await walk(collection, { sort, limit: 3, after: first.cursor ?? '' });
    expect(rest.filter((id) => id !== 'a').join(' ')).toBe('f g h i j k');
  });

  it('gives a cursor only where there is more', async () => {
    const collection = await holding(subject, { weight: 1 }, {}, {});
    for (const by of ['id', 'weight']) {
      for (const limit of [3, 4]) {
        expect((await collection.find({ limit, sort: { by } })).cursor).toBeUndefined();
      }
      expect((await collection.find({ limit: 2, sort: { by } })).cursor).toBeDefined();
    }
    expect(await (await parcels(subject, 'empty')).find({ limit: 1 })).toEqual({ docs: [] });
  });

  it('refuses fields without an index', async () => {
    const collection = await parcels(subject);
    for (const field of ['note', 'position', 'toString', '__proto__', 'to', 'doc']) {
      const fields: Where = Object.fromEntries([[field, 'x']]);
      await expect(collection.find({ where: fields, limit: 1 })).rejects.toThrow(UnknownField);
      await expect(collection.count(fields)).rejects.toThrow(UnknownField);
      const sort = { by: field };
      await expect(collection.find({ sort, limit: 1 })).rejects.toThrow(UnknownField);
    }
  });

  it('refuses what no index can answer', async () => {
    const collection = await holding(subject, { weight: 1 }, { weight: 2 });
    const cursor = (await collection.find({ limit: 1, sort: { by: 'weight' } })).cursor ?? '';
    const refused: readonly Query[] = [
      { limit: 0 },
      { limit: 1.5 },
      { limit: FIND_LIMIT_MAX + 1 },
      { limit: 1, where: { weight: '1' } },
      { limit: 1, where: { stage: 1 } },
      { limit: 1, where: { stage: { in: ['a', 1] } } },
      { limit: 1, where: { stage: { from: 1 } } },
      { limit: 1, where: { weight: { prefix: '1' } } },
      { limit: 1, where: { tags: 'urgent' } },
      { limit: 1, where: { stage: { has: 'x' } } },
      { limit: 1, sort: { by: 'tags' } },
      { limit: 1, after: 'nonsense' },
      { limit: 1, after: '' },
      { limit: 1, after: cursor },
      { limit: 1, sort: { by: 'weight', descending: true }, after: cursor },
    ];
    for (const query of refused) {
      await expect(collection.find(query), JSON.stringify(query)).rejects.toThrow(UnusableQuery);
    }
  });
}
