import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../bench/data/history.ts';
import { catchUpBesideOthers } from '../../src/cli/catching-up.ts';
import { runnerOptions } from '../../src/cli/read-models.ts';
import { projectionsNamed } from '../../src/cli/read-side.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import type { Collection, Lease, ReadModels } from '../../src/read-models/read-models.ts';

const IMPATIENT = { lookEveryMs: 10, looksInVainMax: 5 };
const LEASE_MS = 60_000;
const [board] = projectionsNamed(['board']);

function catchUp(ledger: Ledger, readModels: ReadModels): Promise<void> {
  const options = {
    ...runnerOptions({ ledger, readModels, owner: 'us', isShared: true }, Date.now),
    projections: board ? [board] : [],
  };
  return catchUpBesideOthers(options, new AbortController().signal, () => false, IMPATIENT);
}

/** A board that is folded up to the head, whose lease another process then takes. */
async function heldByAnother() {
  const ledger = openMemoryLedger();
  const readModels = openMemoryReadModels({ now: Date.now });
  await writeHistory(ledger, shipment, 50);
  await catchUp(ledger, readModels);
  const collection = (await readModels.published('board')) as Collection<object>;
  const lease = (await collection.lease('another', LEASE_MS)) as Lease;
  return { ledger, readModels, collection, lease };
}

describe('a command beside a process that keeps the read models', () => {
  it('has nothing to wait for where that one keeps up', async () => {
    const { ledger, readModels } = await heldByAnother();
    await catchUp(ledger, readModels);
  });

  it('gives up where that one stands still', async () => {
    const { ledger, readModels } = await heldByAnother();
    await writeHistory(ledger, shipment, 200);
    await expect(catchUp(ledger, readModels)).rejects.toMatchObject({ name: 'HeldElsewhere' });
  });

  it('takes over from one that lets go', async () => {
    const { ledger, readModels, collection, lease } = await heldByAnother();
    await writeHistory(ledger, shipment, 200);
    await collection.release(lease);
    await catchUp(ledger, readModels);
    expect(await collection.checkpoint()).toMatchObject({ through: await ledger.head() });
  });
});
