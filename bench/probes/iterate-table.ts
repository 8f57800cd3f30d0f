import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';

/** Reference of a rebuild: every row of the table once, its payload parsed, nothing kept. */
export async function iterateTable({ dir }: Args): Promise<Figures> {
  const db = openLedgerFile(dir, { readOnly: true });
  const startedMs = performance.now();
  let facts = 0;
  for (const row of db.prepare('SELECT * FROM facts ORDER BY position').iterate()) {
    if (JSON.parse(String(row.data)) !== null) facts += 1;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  db.close();
  return { perSecond: facts / seconds, seconds };
}
