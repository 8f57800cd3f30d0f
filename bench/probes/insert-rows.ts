import type { DatabaseSync } from 'node:sqlite';
import type { Figures } from '../plan.ts';
import { cpuMeter } from '../statistics.ts';
import type { Args } from './child.ts';
import { openLedgerFile } from './facts-table.ts';

const MEASURE_MS = 2_000;
const ROWS_REPEATED = 10_000;
const WARM_GROUPS = 20;
/** As the ledger has it; SQLite's own default is 1,000. */
const CHECKPOINT_PAGES = 4_000;

type Cell = string | number | null | Uint8Array;

/**
 * Reference of commands in flight: the very rows that the ledger writes, by a prepared INSERT
 * into the ledger's own table, `group` to a fully synchronous commit, and nothing else.
 */
export async function insertRows({ dir, group }: Args): Promise<Figures> {
  const db = openLedgerFile(dir, { readOnly: false });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const rows = newRows(db);
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const columns = db.prepare('SELECT * FROM facts').columns();
  const insert = db.prepare(`INSERT INTO facts VALUES (${columns.map(() => '?').join(', ')})`);
  const writeGroup = () => {
    begin.run();
    for (let at = 0; at < Number(group); at += 1) insert.run(...rows.next().value);
    commit.run();
  };
  for (let done = 0; done < WARM_GROUPS; done += 1) writeGroup();
  const cpuMicros = cpuMeter();
  const startedMs = performance.now();
  let groups = 0;
  while (performance.now() - startedMs < MEASURE_MS) {
    writeGroup();
    groups += 1;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const inserted = groups * Number(group);
  const figures = { perSecond: inserted / seconds, cpuMicros: cpuMicros() / inserted };
  db.close();
  return figures;
}

/** The first rows of the table again and again, at new positions and of new streams. */
function* newRows(db: DatabaseSync): Generator<Cell[], never> {
  const heads = db.prepare('SELECT max(position), max(stream) FROM facts');
  heads.setReturnArrays(true);
  const [lastPosition, lastStream] = heads.get() as unknown as [number, number];
  const select = db.prepare('SELECT * FROM facts ORDER BY position LIMIT ?');
  select.setReturnArrays(true);
  const rows = select.all(ROWS_REPEATED) as unknown as Cell[][];
  let position = lastPosition;
  for (;;) {
    for (const row of rows) {
      position += 1;
      row[0] = position;
      row[1] = Number(row[1]) + lastStream;
      yield row;
    }
  }
}
