import { runnerOptions } from '../../src/cli/read-models.ts';
import { openToWrite } from '../../src/cli/stores.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { catchUp } from '../../src/projections/catch-up.ts';
import { writeHistory } from '../data/history.ts';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { CONFIG } from './product.ts';

/** A data folder with so many facts and all its read models at the head. */
export async function makeHistory({ dir, facts }: Args): Promise<Figures> {
  await using stores = await openToWrite(CONFIG, dir);
  const startedMs = performance.now();
  await writeHistory(stores.ledger, shipment, Number(facts));
  const writtenMs = performance.now();
  await catchUp(runnerOptions(stores, Date.now));
  const foldedMs = performance.now();
  return {
    writeSeconds: (writtenMs - startedMs) / 1000,
    foldSeconds: (foldedMs - writtenMs) / 1000,
  };
}
