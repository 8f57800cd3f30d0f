import { expect, it } from 'vitest';
import { BUILD_GRACE_MS, IndexesChanged, LeaseLost } from '../../../src/read-models/read-models.ts';
import {
  apply,
  here,
  holding,
  INDEXES,
  ids,
  leased,
  type Parcel,
  parcels,
  type Subject,
  TTL_MS,
} from './parcels.ts';

export function buildContract(subject: Subject): void {
  it('of the same three names are the same documents', async () => {
    await holding(subject, { stage: 'x' });
    expect((await (await parcels(subject)).get('a'))?.doc).toEqual({ stage: 'x' });
    expect(await (await parcels(subject, 'second')).get('a')).toBeUndefined();
    expect(await (await parcels(subject, 'first', 2)).get('a')).toBeUndefined();
  });

  it('know their names', async () => {
    const { name, version, build } = await parcels(subject, 'seventh', 7);
    expect({ name, version, build }).toEqual({
      name: 'parcels',
      version: 7,
      build: 'seventh',
    });
  });

  it('refuse other indexes under the same version', async () => {
    await parcels(subject);
    const { stage, ...fewer } = INDEXES;
    await expect(subject.models.open('parcels', 1, 'first', fewer)).rejects.toThrow(IndexesChanged);
    await expect(
      subject.models.open('parcels', 1, 'first', { ...fewer, stage: 'texts' }),
    ).rejects.toThrow(IndexesChanged);
    await subject.models.open('parcels', 1, 'first', { ...fewer, stage });
  });

  it('are seen by readers once they are published, one at a time', async () => {
    expect(await subject.models.published('parcels')).toBeUndefined();
    await holding(subject, { stage: 'old' });
    expect(await subject.models.published('parcels')).toBeUndefined();
    await subject.models.publish('parcels', 1, 'first');
    const old = await subject.models.published<Parcel>('parcels');
    expect((await old?.get('a'))?.doc).toEqual({ stage: 'old' });

    const next = await parcels(subject, 'second', 2);
    await apply(next, { puts: [{ id: 'a', position: 1, doc: { stage: 'new' } }] });
    expect((await subject.models.published('parcels'))?.build).toBe('first');
    await subject.models.publish('parcels', 2, 'second');
    const published = await subject.models.published<Parcel>('parcels');
    expect(published).toMatchObject({ version: 2, build: 'second' });
    expect((await published?.get('a'))?.doc).toEqual({ stage: 'new' });
    expect(await published?.count({ stage: 'new' })).toBe(1);
  });

  it('can be published before anything was written', async () => {
    await parcels(subject);
    await subject.models.publish('parcels', 1, 'first');
    const published = await subject.models.published<Parcel>('parcels');
    if (!published) throw new Error('nothing published');
    expect(await published.count({})).toBe(0);
    await apply(published, { puts: [{ id: 'a', position: 1, doc: { stage: 'x' } }] });
    expect(await ids(published, { where: { stage: 'x' } })).toBe('a');
  });

  it('stay when the published one is published again', async () => {
    await holding(subject, { stage: 'x' });
    for (let time = 0; time < 2; time += 1) await subject.models.publish('parcels', 1, 'first');
    const published = await subject.models.published<Parcel>('parcels');
    expect(await published?.count({})).toBe(1);
  });

  it('lose their lease and their documents when another one is published', async () => {
    const old = await holding(subject, { stage: 'x' });
    const lease = await leased(old);
    await subject.models.publish('parcels', 1, 'first');
    await parcels(subject, 'second');
    await subject.models.publish('parcels', 1, 'second');
    await expect(apply(old, { lease, checkpoint: here(50) })).rejects.toThrow(LeaseLost);
    await expect(old.lease('us', TTL_MS)).rejects.toThrow(LeaseLost);
    expect(await (await parcels(subject, 'first')).count({})).toBe(0);
  });

  it('that do not exist cannot be published', async () => {
    await expect(subject.models.publish('parcels', 1, 'nowhere')).rejects.toThrow(/nowhere/);
  });

  it('of another name are not touched', async () => {
    const other = await subject.models.open<Parcel>('boxes', 1, 'first', INDEXES);
    await apply(other, { puts: [{ id: 'a', position: 1, doc: {} }] });
    await subject.models.publish('boxes', 1, 'first');
    await holding(subject, {});
    await subject.models.publish('parcels', 1, 'first');
    subject.nowMs += BUILD_GRACE_MS * 9;
    await subject.models.sweep('parcels');
    expect(await (await subject.models.published('boxes'))?.count({})).toBe(1);
  });

  it('are swept once nobody works on them any more, the published one never', async () => {
    await holding(subject, { stage: 'published' });
    await subject.models.publish('parcels', 1, 'first');
    await leased(await parcels(subject, 'working'), 'worker');
    await parcels(subject, 'begun');
    expect(await subject.models.sweep('parcels')).toBe(0);
    subject.nowMs += BUILD_GRACE_MS;
    await leased(await parcels(subject, 'working'), 'worker');
    expect(await subject.models.sweep('parcels')).toBe(1);
    subject.nowMs += TTL_MS;
    expect(await subject.models.sweep('parcels')).toBe(1);
    expect(await (await subject.models.published('parcels'))?.count({})).toBe(1);
  });

  it('name who is making them, until that ends or they are published', async () => {
    expect(await subject.models.builders('parcels')).toEqual([]);
    const first = await leased(await parcels(subject), 'us');
    const second = await parcels(subject, 'second');
    expect(await subject.models.builders('parcels')).toEqual(['us']);
    await leased(second, 'them');
    await leased(await parcels(subject, 'third'), 'them');
    expect([...(await subject.models.builders('parcels'))].sort()).toEqual(['them', 'us']);
    expect(await subject.models.builders('boxes')).toEqual([]);
    await (await parcels(subject)).release(first);
    expect(await subject.models.builders('parcels')).toEqual(['them']);
    await subject.models.publish('parcels', 1, 'second');
    subject.nowMs += TTL_MS;
    expect(await subject.models.builders('parcels')).toEqual([]);
    await leased(second, 'them');
    expect(await subject.models.builders('parcels')).toEqual([]);
  });
}
