import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';
import { measureStreams } from './small-streams.ts';

/** Reference of rehydration: the rows of a stream by its name, their payloads parsed. */
export async function selectStream({ dir }: Args): Promise<Figures> {
  const db = openLedgerFile(dir, { readOnly: true });
  const select = db.prepare(
    `SELECT * FROM facts WHERE stream = (SELECT stream FROM streams WHERE name = ?)
     ORDER BY version`,
  );
  const figures = await measureStreams(db, (stream) => {
    const rows = select.all(stream);
    for (const row of rows) JSON.parse(String(row.data));
    return rows.length;
  });
  db.close();
  return figures;
}
