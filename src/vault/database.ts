import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { mustFit, newKeyCheck, type VaultKey } from './key.ts';
import { UnusableVault } from './vault.ts';

// "LdgV" and the version of the tables below.
const APPLICATION_ID = 0x4c646756;
const FORMAT = 1;
const BUSY_MS_MAX = 5_000;

const TABLES = `
  CREATE TABLE vault (key_check BLOB NOT NULL);
  CREATE TABLE subjects (subject TEXT PRIMARY KEY, data_key BLOB) WITHOUT ROWID;
  CREATE TABLE texts (
    subject TEXT NOT NULL, field TEXT NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (subject, field)
  ) WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/** `vault.db`, made where there is none; throws VaultLocked and UnusableVault. */
export function openDatabase(path: string, key: VaultKey): DatabaseSync {
  return checked(path, {}, (db) => {
    chmodSync(path, 0o600);
    // secure_delete: a destroyed key must not live on in a free page.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    const { mark, format } = marksOf(db);
    if (mark === 0 && format === 0) createTables(db, key);
    else refuseOthers(path, mark, format);
    mustFit(key, keyCheckIn(db, path), path);
    return db;
  });
}

/** The same for reading beside whoever writes it, without its key; throws UnusableVault. */
export function openDatabaseToRead(path: string): {
  readonly db: DatabaseSync;
  readonly keyCheck: Uint8Array;
} {
  return checked(path, { readOnly: true }, (db) => {
    const { mark, format } = marksOf(db);
    refuseOthers(path, mark, format);
    return { db, keyCheck: keyCheckIn(db, path) };
  });
}

function checked<T>(
  path: string,
  how: { readonly readOnly?: boolean },
  check: (db: DatabaseSync) => T,
): T {
  const db = new DatabaseSync(path, { timeout: BUSY_MS_MAX, ...how });
  try {
    return check(db);
  } catch (error) {
    db.close();
    throw isDamage(error) ? new UnusableVault(`${path} is damaged`, { cause: error }) : error;
  }
}

function marksOf(db: DatabaseSync): { readonly mark: unknown; readonly format: unknown } {
  return {
    mark: db.prepare('PRAGMA application_id').get()?.application_id,
    format: db.prepare('PRAGMA user_version').get()?.user_version,
  };
}

function refuseOthers(path: string, mark: unknown, format: unknown): void {
  if (mark !== APPLICATION_ID) throw new UnusableVault(`${path} is not a vault`);
  if (format === FORMAT) return;
  throw new UnusableVault(`${path} has format ${format}; this Lading reads ${FORMAT}`);
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  const code = Number(error.errcode) & 0xff;
  return code === 11 || code === 26;
}

function createTables(db: DatabaseSync, key: VaultKey): void {
  const check = newKeyCheck(key);
  inTransaction(db, () => {
    db.exec(TABLES);
    db.prepare('INSERT INTO vault VALUES (?)').run(check);
  });
}

function keyCheckIn(db: DatabaseSync, path: string): Uint8Array {
  const check = db.prepare('SELECT key_check FROM vault').get()?.key_check;
  if (check instanceof Uint8Array) return check;
  throw new UnusableVault(`${path} lacks the check of its key`);
}

/** All of it or nothing, alone with the database. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    db.exec('COMMIT');
    return done;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
