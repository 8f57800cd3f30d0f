import { expect, it } from 'vitest';
import { apply, holding, parcels, type Subject } from './parcels.ts';

export function parkedContract(subject: Subject): void {
  const poison = {
    id: 'a',
    stream: 'parcel-a',
    position: 15,
    factType: 'UnitPacked',
    error: 'no such unit: 木箱',
  };

  it('are listed until they are healed', async () => {
    const collection = await holding(subject, { stage: 'good' });
    const other = { ...poison, id: 'b', stream: 'parcel-b', position: 14 };
    await apply(collection, { parked: [poison, other] });
    expect(await collection.parked()).toEqual([other, poison]);
    expect((await collection.get('a'))?.doc).toEqual({ stage: 'good' });
    await apply(collection, { healed: ['b'] });
    expect(await collection.parked()).toEqual([poison]);
  });

  it('show the newest reason', async () => {
    const collection = await parcels(subject);
    await apply(collection, { parked: [poison] });
    const again = { ...poison, position: 16, error: 'still' };
    await apply(collection, { parked: [again], healed: ['a'] });
    expect(await collection.parked()).toEqual([again]);
  });

  it('take a document at the same position when they are healed, not an older one', async () => {
    const collection = await holding(subject, { stage: 'wrong' });
    const heal = (position: number, stage: string): Promise<void> =>
      apply(collection, { healed: ['a'], puts: [{ id: 'a', position, doc: { stage } }] });
    await heal(9, 'older');
    expect((await collection.get('a'))?.doc).toEqual({ stage: 'wrong' });
    await heal(10, 'right');
    expect((await collection.get('a'))?.doc).toEqual({ stage: 'right' });
    await apply(collection, { healed: ['a'], deletes: [{ id: 'a', position: 10 }] });
    expect(await collection.get('a')).toBeUndefined();
  });
}
