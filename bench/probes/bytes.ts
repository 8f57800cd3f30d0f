import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';

/** What a fact takes of the ledger's file, and how much of that is its payload. */
export async function bytes({ dir }: Args): Promise<Figures> {
  const db = openLedgerFile(dir, { readOnly: true });
  const row = db
    .prepare('SELECT count(*) AS n, avg(octet_length(data)) AS payload FROM facts')
    .get();
  db.close();
  const files = ['ledger.db', 'ledger.db-wal'].map((name) => join(dir, name));
  const size = files.reduce((sum, path) => {
    return sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
  return { bytesPerFact: size / Number(row?.n), payloadBytes: Number(row?.payload) };
}
