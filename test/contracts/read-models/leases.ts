import { expect, it } from 'vitest';
import { apply, here, leased, parcels, type Subject, TTL_MS } from './parcels.ts';

export function leaseContract(subject: Subject): void {
  it('is held by one owner until it runs out', async () => {
    const collection = await parcels(subject);
    const ours = await leased(collection, 'us');
    expect(await collection.lease('them', TTL_MS)).toBeNull();
    subject.nowMs += TTL_MS - 1;
    expect(await collection.lease('them', TTL_MS)).toBeNull();
    subject.nowMs += 1;
    const theirs = await leased(collection, 'them');
    expect(theirs.token).toBeGreaterThan(ours.token);
    expect(await collection.lease('us', TTL_MS)).toBeNull();
  });

  it('says who holds it, and nobody once it has run out or was given back', async () => {
    const collection = await parcels(subject);
    expect(await collection.holder()).toBeUndefined();
    await leased(collection, 'us');
    expect(await collection.holder()).toBe('us');
    subject.nowMs += TTL_MS;
    expect(await collection.holder()).toBeUndefined();
    const theirs = await leased(collection, 'them');
    expect(await collection.holder()).toBe('them');
    await collection.release(theirs);
    expect(await collection.holder()).toBeUndefined();
  });

  it('is renewed by its owner and keeps its token', async () => {
    const collection = await parcels(subject);
    const first = await leased(collection);
    for (let time = 0; time < 3; time += 1) {
      subject.nowMs += TTL_MS - 1;
      expect(await leased(collection)).toEqual(first);
      expect(await collection.lease('them', TTL_MS)).toBeNull();
    }
  });

  it('that ran out while nobody else took it still moves the checkpoint', async () => {
    const collection = await parcels(subject);
    const lease = await leased(collection);
    subject.nowMs += TTL_MS * 3;
    await apply(collection, { lease, checkpoint: here(3) });
    expect(await collection.checkpoint()).toEqual(here(3));
  });

  it('that was given back is free at once, and only its own holder can give it', async () => {
    const collection = await parcels(subject);
    const ours = await leased(collection, 'us');
    await collection.release({ owner: 'them', token: ours.token });
    await collection.release({ owner: 'us', token: ours.token + 1 });
    expect(await collection.lease('them', TTL_MS)).toBeNull();
    await collection.release(ours);
    expect((await leased(collection, 'them')).token).toBeGreaterThan(ours.token);
  });

  it('belongs to one build', async () => {
    await leased(await parcels(subject, 'first'), 'us');
    expect(await (await parcels(subject, 'second')).lease('them', TTL_MS)).not.toBeNull();
  });
}
