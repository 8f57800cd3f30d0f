import { expect, it } from 'vitest';
import { ForeignCheckpoint, LeaseLost } from '../../../src/read-models/read-models.ts';
import { apply, here, holding, leased, parcels, type Subject, TTL_MS } from './parcels.ts';

export function checkpointContract(subject: Subject): void {
  it('is unknown before the first apply, then where that left it', async () => {
    const collection = await parcels(subject);
    expect(await collection.checkpoint()).toBeUndefined();
    await apply(collection, { checkpoint: here(12) });
    expect(await collection.checkpoint()).toEqual(here(12));
  });

  it('moves forward only', async () => {
    const collection = await parcels(subject);
    await apply(collection, { checkpoint: here(12) });
    await apply(collection, { checkpoint: here(5) });
    expect(await collection.checkpoint()).toEqual(here(12));
  });

  it('of another ledger or epoch is refused and changes nothing', async () => {
    const collection = await holding(subject, { stage: 'x' });
    for (const other of [
      { ...here(99), ledger: 'l-2' },
      { ...here(99), epoch: 2 },
    ]) {
      await expect(apply(collection, { checkpoint: other })).rejects.toThrow(ForeignCheckpoint);
    }
    expect(await collection.checkpoint()).toEqual(here(0));
  });

  it('does not move without the current lease', async () => {
    const collection = await parcels(subject);
    const ours = await leased(collection, 'us');
    subject.nowMs += TTL_MS;
    const theirs = await leased(collection, 'them');
    await expect(apply(collection, { lease: ours, checkpoint: here(9) })).rejects.toThrow(
      LeaseLost,
    );
    const forged = { owner: 'nobody', token: theirs.token };
    await expect(apply(collection, { lease: forged, checkpoint: here(9) })).rejects.toThrow(
      LeaseLost,
    );
    expect(await collection.checkpoint()).toBeUndefined();
    await apply(collection, { lease: theirs, checkpoint: here(9) });
    expect(await collection.checkpoint()).toEqual(here(9));
  });
}
