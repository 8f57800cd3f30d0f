import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { Position } from '../../domain/envelope.ts';
import { decodeFact, READ_COLUMNS, type Row } from './codec.ts';
import { connectReader } from './connect.ts';
import { undamaged } from './failures.ts';
import { type Names, readNames } from './names.ts';
import { LEDGER_FILE, readAbout } from './schema.ts';
import { type Cell, inArrays } from './statements.ts';

const PAGE_ROWS = 2_000;
const FINDINGS_MAX = 1_000;

/** Something in the file that cannot be as it was recorded. */
interface Finding {
  /** `file`: SQLite's own structure; the others: what is wrong about which part of history. */
  readonly kind: 'file' | 'fact' | 'position' | 'stream' | 'id';
  readonly what: string;
  readonly position?: Position;
  readonly stream?: string;
}

export interface Checked {
  readonly facts: number;
  readonly streams: number;
  /** The first 1,000. */
  readonly findings: readonly Finding[];
  readonly findingsInAll: number;
}

/** Where the passes put what they see. */
interface Notes {
  facts: number;
  streams: number;
  findingsInAll: number;
  readonly findings: Finding[];
  readonly told: (looked: number) => void;
}

/**
 * Reads the whole ledger of a data folder in bounded memory, beside a writer or alone: the
 * file's structure, every fact against its sum, positions, versions, ids. `told` hears how many
 * rows have been looked at; each fact counts twice. Throws UnusableLedger when it is no ledger.
 */
export async function checkLedger(
  dir: string,
  told: (looked: number) => void = () => {},
): Promise<Checked> {
  const db = connectReader(join(dir, LEDGER_FILE));
  const notes: Notes = { facts: 0, streams: 0, findingsInAll: 0, findings: [], told };
  try {
    db.exec('BEGIN');
    for (const pass of [checkStructure, checkFacts, checkStreams, checkIds]) {
      try {
        await pass(db, notes);
      } catch (error) {
        find(notes, { kind: 'file', what: reason(error) });
      }
    }
    const { told: _, ...checked } = notes;
    return checked;
  } finally {
    db.close();
  }
}

async function checkStructure(db: DatabaseSync, notes: Notes): Promise<void> {
  const said = inArrays<[string]>(db, `PRAGMA integrity_check(${FINDINGS_MAX})`).all();
  for (const [what] of said) if (what !== 'ok') find(notes, { kind: 'file', what });
}

/** In recording order: no position is missing, and every fact is the one that was written. */
async function checkFacts(db: DatabaseSync, notes: Notes): Promise<void> {
  const { firstPositions } = undamaged(() => readAbout(db));
  const names = readNames(db);
  const sql = `SELECT ${READ_COLUMNS} FROM facts WHERE position > ? ORDER BY position LIMIT 0 + ?`;
  let last: Position = 0;
  await eachRow<Row>(
    db,
    sql,
    () => [last],
    notes,
    (row) => {
      const [position] = row;
      if (position !== last + 1 && !firstPositions.has(position)) {
        const what = `facts are missing between positions ${last} and ${position}`;
        find(notes, { kind: 'position', what, position: last });
      }
      last = position;
      notes.facts += 1;
      checkFact(row, names, notes);
    },
  );
}

function checkFact(row: Row, names: Names, notes: Notes): void {
  const [position, stream, , type, , , , context] = row;
  try {
    undamaged(() =>
      decodeFact(row, names.stream(stream), names.type(type), names.context(context)),
    );
  } catch (error) {
    find(notes, { kind: 'fact', what: reason(error), position });
  }
}

/** In the order of streams: versions are 1..n, and later ones stand at later positions. */
async function checkStreams(db: DatabaseSync, notes: Notes): Promise<void> {
  const name = inArrays<[string]>(db, 'SELECT name FROM streams WHERE stream = ?');
  const sql = `SELECT stream, version, position FROM facts
    WHERE (stream, version) > (?, ?) ORDER BY stream, version LIMIT 0 + ?`;
  type Entry = [stream: number, version: number, position: Position];
  let last: Entry = [0, 0, 0];
  const mistake = (what: string, [stream, , position]: Entry): void => {
    find(notes, { kind: 'stream', what, position, stream: name.get(stream)?.[0] ?? '(unknown)' });
  };
  await eachRow<Entry>(
    db,
    sql,
    () => [last[0], last[1]],
    notes,
    (entry) => {
      const [stream, version, position] = entry;
      const before = stream === last[0] ? last : ([stream, 0, 0] as const);
      if (before[1] === 0) notes.streams += 1;
      if (version !== before[1] + 1) mistake(`lacks version ${before[1] + 1}`, entry);
      if (position <= before[2]) mistake(`version ${version} stands before the last`, entry);
      last = entry;
    },
  );
}

/** SQLite sorts on disk what does not fit into memory. */
async function checkIds(db: DatabaseSync, notes: Notes): Promise<void> {
  const doubles = inArrays<[id: string, position: Position]>(
    db,
    `SELECT lower(hex(substr(ids, 1, 16))) AS id, max(position) FROM facts
     GROUP BY 1 HAVING count(*) > 1 LIMIT ${FINDINGS_MAX}`,
  );
  for (const [id, position] of doubles.all()) {
    find(notes, { kind: 'id', what: `id ${id} is used more than once`, position });
  }
}

/** Page by page, giving way to others between pages. */
async function eachRow<R extends readonly Cell[]>(
  db: DatabaseSync,
  sql: string,
  after: () => readonly Cell[],
  notes: Notes,
  look: (row: R) => void,
): Promise<void> {
  const page = inArrays<R>(db, sql);
  for (let looked = 0; ; await turn()) {
    const rows = page.all(...after(), PAGE_ROWS);
    for (const row of rows) look(row);
    looked += rows.length;
    notes.told(looked);
    if (rows.length < PAGE_ROWS) return;
  }
}

function find(notes: Notes, finding: Finding): void {
  notes.findingsInAll += 1;
  if (notes.findings.length < FINDINGS_MAX) notes.findings.push(finding);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
