import { expect, it } from 'vitest';
import type { Filling } from '../../../src/read-models/read-models.ts';
import { apply, here, ids, type Parcel, parcels, type Subject, walk } from './parcels.ts';

export function loadingContract(subject: Subject): void {
  const puts = Array.from({ length: 50 }, (_, at) => ({
    id: `p${at}`,
    position: 100 + at,
    doc: { stage: at % 2 ? 'odd' : 'even', tags: [`t${at % 5}`], weight: at },
  }));
  const filling = (more: Partial<Filling<Parcel>>): Filling<Parcel> => {
    return { puts: [], deletes: [], parked: [], ...more };
  };

  it('fills a build and ends with its checkpoint', async () => {
    const collection = await parcels(subject);
    const parked = { id: 'x', stream: 's-x', position: 3, factType: 'T', error: 'e' };
    await Promise.all([
      collection.load(filling({ puts: puts.slice(0, 10) })),
      collection.load(filling({ puts: puts.slice(10), parked: [parked] })),
    ]);
    await collection.seal(here(149));
    expect(await collection.checkpoint()).toEqual(here(149));
    expect(await collection.parked()).toEqual([parked]);
    expect(await collection.get('p7')).toEqual(puts[7]);
    expect(await collection.count({ stage: 'odd', tags: { has: 't1' } })).toBe(5);
    expect((await walk(collection, { sort: { by: 'weight' }, limit: 7 })).length).toBe(50);
  });

  it('keeps what was said last of a document', async () => {
    const collection = await parcels(subject);
    await collection.load(filling({ puts }));
    const later = { id: 'p1', position: 201, doc: { stage: 'later', tags: ['new'] } };
    const back = { id: 'p2', position: 203, doc: { stage: 'back' } };
    const gone = [1, 2, 3].map((at) => ({ id: `p${at}`, position: 202 }));
    await collection.load(filling({ puts: [later], deletes: gone.slice(1) }));
    expect(await collection.get('p1')).toEqual(later);
    expect(await collection.get('p2')).toBeUndefined();
    await collection.load(filling({ puts: [back], deletes: [{ id: 'none', position: 1 }] }));
    await collection.seal(here(203));
    expect(await ids(collection, { where: { stage: { in: ['later', 'back'] } } })).toBe('p1 p2');
    expect(await ids(collection, { where: { tags: { has: 'new' } } })).toBe('p1');
    expect(await collection.count({ tags: { has: 't1' } })).toBe(9);
    expect(await collection.count({})).toBe(49);
  });

  it('leads to a build like any other', async () => {
    const collection = await parcels(subject);
    await collection.load(filling({ puts }));
    await collection.seal(here(149));
    await apply(collection, {
      puts: [
        { id: 'p1', position: 101, doc: { stage: 'not newer' } },
        { id: 'p2', position: 150, doc: { stage: 'newer' } },
      ],
      checkpoint: here(150),
    });
    expect((await collection.get('p1'))?.doc.stage).toBe('odd');
    expect(await ids(collection, { where: { stage: 'newer' } })).toBe('p2');
    expect(await collection.checkpoint()).toEqual(here(150));
  });

  it('is over once the build was sealed or written to', async () => {
    const sealed = await parcels(subject, 'sealed');
    await sealed.seal(here(1));
    await expect(sealed.load(filling({ puts }))).rejects.toThrow(/in use/);
    await expect(sealed.seal(here(2))).rejects.toThrow(/in use/);
    const used = await parcels(subject, 'used');
    await apply(used, { checkpoint: here(1) });
    await expect(used.load(filling({ puts }))).rejects.toThrow(/in use/);
    expect(await used.count({})).toBe(0);
  });
}
