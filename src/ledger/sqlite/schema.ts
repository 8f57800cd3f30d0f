import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../domain/envelope.ts';
import { Damaged, type LedgerIdentity } from '../ledger.ts';
import { inArrays } from './statements.ts';

export const LEDGER_FILE = 'ledger.db';

/** "LADL": tells a ledger from every other SQLite file. */
const APPLICATION_ID = 0x4c41444c;
/** Raise with every change that an older Lading could not read. */
const FORMAT = 1;

// These tables are the storage format; add, never rename. `occurred` and `recorded` are
// milliseconds, `zone` minutes east of Greenwich, `seq` is the device's, `ids` the fact's id, the
// command's id and its digest, 16 bytes each; `rest` and the texts of contexts are of codec.ts.
const TABLES = `
  CREATE TABLE identity (ledger TEXT NOT NULL) STRICT;
  CREATE TABLE epochs (epoch INTEGER PRIMARY KEY, first_position INTEGER NOT NULL) STRICT;
  CREATE TABLE streams (stream INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (
    type INTEGER PRIMARY KEY, name TEXT NOT NULL, v INTEGER NOT NULL, UNIQUE (name, v)
  ) STRICT;
  CREATE TABLE contexts (context INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE facts (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    version INTEGER NOT NULL,
    type INTEGER NOT NULL,
    occurred INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    context INTEGER NOT NULL,
    seq INTEGER,
    sum INTEGER NOT NULL,
    ids BLOB NOT NULL,
    rest TEXT,
    data TEXT NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;`;

/** The file cannot be used as a ledger by this Lading; the message says why. */
export class UnusableLedger extends Error {
  override readonly name = 'UnusableLedger';
}

export interface About {
  readonly identity: LedgerIdentity;
  /** First position of every epoch: the only places where positions leap. */
  readonly firstPositions: ReadonlySet<Position>;
  /** No new fact gets a position below this one. */
  readonly firstPosition: Position;
}

/** Makes the tables of a new ledger, all or none. */
export function createTables(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec(TABLES);
  db.prepare('INSERT INTO identity VALUES (?)').run(randomUUID());
  db.exec('INSERT INTO epochs VALUES (1, 1)');
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  db.exec(`PRAGMA user_version = ${FORMAT}`);
  db.exec('COMMIT');
}

export function isEmptyFile(db: DatabaseSync): boolean {
  return pragma(db, 'application_id') === 0 && countTables(db) === 0;
}

/** Throws UnusableLedger for a file that is no ledger, or one of another format. */
export function mustBeLedger(db: DatabaseSync, path: string): void {
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new UnusableLedger(`${path} is a database, but not a ledger`);
  }
  const format = pragma(db, 'user_version');
  if (format > FORMAT) {
    throw new UnusableLedger(
      `${path} has format ${format} of a newer Lading; this one knows formats up to ${FORMAT}`,
    );
  }
  if (format < FORMAT) {
    throw new UnusableLedger(`${path} has format ${format}, which this Lading cannot read`);
  }
}

export function readAbout(db: DatabaseSync): About {
  const ledger = db.prepare('SELECT ledger FROM identity').get()?.ledger;
  const epochs = inArrays<[epoch: number, first: Position]>(
    db,
    'SELECT epoch, first_position FROM epochs ORDER BY epoch',
  ).all();
  const latest = epochs.at(-1);
  if (typeof ledger !== 'string' || !latest) throw new Damaged('the ledger lacks its identity');
  const [epoch, firstPosition] = latest;
  const firstPositions = new Set(epochs.map(([, first]) => first));
  return { identity: { ledger, epoch }, firstPositions, firstPosition };
}

/** From now on, facts get positions from `first` on; earlier ones keep theirs. */
export function startEpoch(db: DatabaseSync, epoch: number, first: Position): void {
  if (!Number.isSafeInteger(first))
    throw new UnusableLedger('this ledger has run out of positions');
  db.prepare('INSERT INTO epochs VALUES (?, ?)').run(epoch, first);
}

function countTables(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
}

function pragma(db: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
