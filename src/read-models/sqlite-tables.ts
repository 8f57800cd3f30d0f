import type { DatabaseSync } from 'node:sqlite';
import { type IndexReaders, indexesFingerprint, indexReaders, type ListIndex } from './indexing.ts';
import {
  type Checkpoint,
  type Indexes,
  IndexesChanged,
  type Parked,
  type Scalar,
} from './read-models.ts';

/** What changes in a row fits into the bits of a number. */
const INDEXES_MAX = 30;

/**
 * The tables of one build: a row a document with a column for every single-valued index, a table
 * for every list that is indexed. The text comes last: what stands before it is read cheaply.
 */
export type Tables = IndexReaders;

const FIXED_SCHEMA = `
  CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    indexes TEXT NOT NULL,
    is_sealed INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    ledger TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    through INTEGER NOT NULL
  );
  CREATE TABLE tombstones (id TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE parked (
    id TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    fact_type TEXT NOT NULL,
    error TEXT NOT NULL
  ) WITHOUT ROWID`;

export function tablesOf(indexes: Indexes): Tables {
  const count = Object.keys(indexes).length;
  if (count > INDEXES_MAX) throw new TypeError(`${count} indexes, at most ${INDEXES_MAX}`);
  return indexReaders(indexes);
}

/** The whole schema of a build's file that nothing was written to yet. */
export function buildSchema(indexes: Indexes): string {
  const { singles, lists } = tablesOf(indexes);
  const columns = singles.map(
    ({ field, kind }) => `${column(field)} ${kind === 'text' ? 'TEXT' : 'REAL'},`,
  );
  const fingerprint = indexesFingerprint(indexes).replaceAll("'", "''");
  return `${FIXED_SCHEMA};
    CREATE TABLE docs (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      ${columns.join('\n      ')}
      doc TEXT NOT NULL
    );
    CREATE UNIQUE INDEX docs_by_id ON docs (id);
    ${lists.map(listSchema).join('\n    ')}
    INSERT INTO state (one, indexes) VALUES (1, '${fingerprint}')`;
}

function listSchema({ field }: ListIndex): string {
  const byDoc = quoted(`${field} by doc`);
  return `CREATE TABLE ${listTable(field)} (doc INTEGER NOT NULL, value NOT NULL);
    CREATE INDEX ${byDoc} ON ${listTable(field)} (doc);`;
}

/** The indexes that are made last: a loading build does without them. */
export function indexSchema({ singles, lists }: Tables): string {
  return [
    ...singles.map(({ field }) => {
      return `CREATE INDEX ${quoted(`docs by ${field}`)} ON docs (${column(field)}, id)`;
    }),
    ...lists.map(({ field }) => {
      return `CREATE INDEX ${quoted(`${field} by value`)} ON ${listTable(field)} (value, doc)`;
    }),
  ].join(';\n');
}

export function column(field: string): string {
  return quoted(`$${field}`);
}

export function listTable(field: string): string {
  return quoted(`each ${field}`);
}

export function singleValues({ singles }: Tables, doc: object): (Scalar | null)[] {
  return singles.map(({ value }) => value(doc));
}

export function isSealed(db: DatabaseSync): boolean {
  return db.prepare('SELECT is_sealed FROM state').get()?.is_sealed === 1;
}

export function refuseChangedIndexes(db: DatabaseSync, indexes: Indexes, what: string): void {
  const row = db.prepare('SELECT indexes FROM state').get();
  if (row?.indexes === indexesFingerprint(indexes)) return;
  throw new IndexesChanged(`${what} was made with other indexes: raise its version`);
}

/** The indexes that a build was made with. */
export function storedIndexes(db: DatabaseSync): Indexes {
  const row = db.prepare('SELECT indexes FROM state').get();
  const entries: [string, Indexes[string]][] = JSON.parse(String(row?.indexes));
  return Object.fromEntries(entries);
}

export function readCheckpoint(db: DatabaseSync): Checkpoint | undefined {
  return checkpointIn(db.prepare('SELECT ledger, epoch, through FROM checkpoint').get());
}

export function checkpointIn(row: Record<string, unknown> | undefined): Checkpoint | undefined {
  if (!row) return undefined;
  const { ledger, epoch, through } = row;
  return { ledger: String(ledger), epoch: Number(epoch), through: Number(through) };
}

export function readParked(db: DatabaseSync): readonly Parked[] {
  const rows = db.prepare('SELECT * FROM parked ORDER BY position');
  return rows.all().map((row) => ({
    id: String(row.id),
    stream: String(row.stream),
    position: Number(row.position),
    factType: String(row.fact_type),
    error: String(row.error),
  }));
}

export function writeParked(db: DatabaseSync, parked: readonly Parked[]): void {
  if (parked.length === 0) return;
  const insert = db.prepare('INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?)');
  for (const { id, stream, position, factType, error } of parked) {
    insert.run(id, stream, position, factType, error);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
