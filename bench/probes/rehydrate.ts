import { shipment } from '../../src/domain/shipment/decider.ts';
import { foldWhole, readFrom } from '../../src/ledger/execute/history.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';
import { CONFIG } from './product.ts';
import { measureStreams } from './small-streams.ts';

/** What execute does for a stream that is not in its cache: read it, fold it. */
export async function rehydrate({ dir }: Args): Promise<Figures> {
  await using ledger = await openLedger(CONFIG.ledger, dir, { write: false });
  const names = openLedgerFile(dir, { readOnly: true });
  const figures = await measureStreams(names, async (stream) => {
    const folded = foldWhole(shipment, await readFrom(ledger, stream, 0));
    return folded.version;
  });
  names.close();
  return figures;
}
