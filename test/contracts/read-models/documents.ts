import { expect, it } from 'vitest';
import { apply, here, holding, ids, parcels, type Subject } from './parcels.ts';

export function documentContract(subject: Subject): void {
  it('comes back as it was put, with its position', async () => {
    const doc = {
      stage: '发货 \u{1F69A} "quoted" \\ \u0000',
      weight: 0.125,
      tags: [],
      note: { empty: {}, list: [null, false, -0.5, 2 ** 53 - 1], deep: { er: ['x'] } },
    };
    const collection = await holding(subject, { id: 'PS-1/ü', position: 7, doc });
    expect(await collection.get('PS-1/ü')).toEqual({ id: 'PS-1/ü', position: 7, doc });
  });

  it('that nobody put is not there', async () => {
    expect(await (await parcels(subject)).get('a')).toBeUndefined();
  });

  it('cannot be changed through what was put or got', async () => {
    const note = { count: 1 };
    const collection = await holding(subject, { note });
    note.count = 2;
    const got = await collection.get('a');
    Object.assign(got?.doc ?? {}, { stage: 'changed' });
    expect((await collection.get('a'))?.doc).toEqual({ note: { count: 1 } });
  });

  it('is replaced as a whole by a later put', async () => {
    const collection = await holding(subject, { stage: 'packed', weight: 5 });
    await apply(collection, { puts: [{ id: 'a', position: 11, doc: { stage: 'loaded' } }] });
    expect(await collection.get('a')).toEqual({
      id: 'a',
      position: 11,
      doc: { stage: 'loaded' },
    });
    expect(await ids(collection, { where: { weight: 5 } })).toBe('');
  });

  it('is not changed by a put or delete at or below its position', async () => {
    const collection = await holding(subject, { stage: 'packed' });
    for (const position of [9, 10]) {
      await apply(collection, { puts: [{ id: 'a', position, doc: { stage: 'old' } }] });
      await apply(collection, { deletes: [{ id: 'a', position }] });
    }
    expect((await collection.get('a'))?.doc).toEqual({ stage: 'packed' });
    expect(await ids(collection, { where: { stage: 'packed' } })).toBe('a');
  });

  it('is gone after a later delete, also from every index', async () => {
    const collection = await holding(
      subject,
      { stage: 'packed', tags: ['x'] },
      { stage: 'packed' },
    );
    await apply(collection, { deletes: [{ id: 'a', position: 11 }] });
    expect(await collection.get('a')).toBeUndefined();
    expect(await ids(collection, { where: { tags: { has: 'x' } } })).toBe('');
    expect(await ids(collection, { where: { stage: 'packed' } })).toBe('b');
    expect(await collection.count({})).toBe(1);
  });

  it('that was deleted does not come back by an older put', async () => {
    const collection = await holding(subject, { stage: 'packed' });
    const deletes = [
      { id: 'a', position: 50 },
      { id: 'never-seen', position: 50 },
    ];
    await apply(collection, { deletes, checkpoint: here(40) });
    const puts = deletes.map(({ id }) => ({ id, position: 45, doc: { stage: 'old' } }));
    await apply(collection, { puts, checkpoint: here(46) });
    expect(await collection.count({})).toBe(0);
  });

  it('that was deleted comes back by a newer put', async () => {
    const collection = await holding(subject, { stage: 'packed' });
    await apply(collection, { deletes: [{ id: 'a', position: 50 }] });
    await apply(collection, { puts: [{ id: 'a', position: 51, doc: { stage: 'again' } }] });
    expect(await ids(collection, { where: { stage: 'again' } })).toBe('a');
  });

  it('stays the same however often the same batch is applied', async () => {
    const collection = await holding(subject, { stage: 'a' }, { stage: 'b' });
    const batch = {
      puts: [{ id: 'a', position: 31, doc: { stage: 'a2', tags: ['t'] } }],
      deletes: [{ id: 'b', position: 32 }],
      checkpoint: here(32),
    };
    for (let time = 0; time < 3; time += 1) await apply(collection, batch);
    expect((await collection.get('a'))?.doc).toEqual({ stage: 'a2', tags: ['t'] });
    expect(await ids(collection, { where: { tags: { has: 't' } } })).toBe('a');
    expect(await collection.count({})).toBe(1);
    expect(await collection.checkpoint()).toEqual(here(32));
  });

  it('walks over all documents once, in order of ids, also beyond one page', async () => {
    const collection = await parcels(subject);
    const puts = Array.from({ length: 2_345 }, (_, at) => ({
      id: `p${String((at * 1_009) % 2_345).padStart(5, '0')}`,
      position: at + 1,
      doc: { weight: at },
    }));
    await apply(collection, { puts });
    const seen: string[] = [];
    for await (const page of collection.all()) seen.push(...page.map(({ id }) => id));
    expect(seen).toEqual(puts.map(({ id }) => id).sort());
  });
}
