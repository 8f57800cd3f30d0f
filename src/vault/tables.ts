import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { newKey, seal, unseal } from './cipher.ts';
import type { VaultKey } from './key.ts';
import type { Erased, VaultEntry } from './vault.ts';
import { UnusableVault, VaultLocked } from './vault.ts';

// "LdgV" and the version of the tables below.
const APPLICATION_ID = 0x4c646756;
const FORMAT = 1;
const BUSY_MS_MAX = 5_000;
const KEY_CHECK = 'lading vault';
const ERASED: Erased = { erased: true };

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

/** What the tables of `vault.db` can do; keys and texts leave them only opened. */
export interface VaultTables {
  store(entry: VaultEntry): void;
  fetch(subject: string, field: string): string | Erased | undefined;
  /** Takes key and texts away and empties the write-ahead log, where both could be read back. */
  destroy(subject: string): void;
  atomically(work: () => void): void;
  close(): void;
}

/**
 * A text is sealed under its subject's key, that key is wrapped by the vault's; an erased
 * subject keeps its row without a key. Throws VaultLocked when the key is another vault's,
 * UnusableVault when the file is none, damaged, or newer than this Lading.
 */
export function openVaultTables(path: string, wrappingKey: VaultKey): VaultTables {
  const db = openDatabase(path, wrappingKey);
  const wrapping = wrappingKey.bytes;
  const findKey = db.prepare('SELECT data_key FROM subjects WHERE subject = ?');
  const addKey = db.prepare('INSERT INTO subjects VALUES (?, ?)');
  const putText = db.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?, ?)');
  const getText = db.prepare('SELECT sealed FROM texts WHERE subject = ? AND field = ?');
  const dropKey = db.prepare(`INSERT INTO subjects VALUES (?, NULL)
    ON CONFLICT (subject) DO UPDATE SET data_key = NULL`);
  const dropTexts = db.prepare('DELETE FROM texts WHERE subject = ?');

  /** undefined for an unknown subject, null for an erased one. */
  function keyOf(subject: string): Uint8Array | null | undefined {
    const found = findKey.get(subject);
    if (!found) return undefined;
    const wrapped = found.data_key;
    return wrapped instanceof Uint8Array ? unseal(wrapping, wrapped, subject) : null;
  }
  function createKey(subject: string): Uint8Array {
    const key = newKey();
    addKey.run(subject, seal(wrapping, key, subject));
    return key;
  }
  return {
    store({ subject, field, text }) {
      const known = keyOf(subject);
      if (known === null) return;
      const key = known ?? createKey(subject);
      putText.run(subject, field, seal(key, Buffer.from(text), `${subject}/${field}`));
    },
    fetch(subject, field) {
      const key = keyOf(subject);
      if (key === null) return ERASED;
      const sealed = key && getText.get(subject, field)?.sealed;
      if (!key || !(sealed instanceof Uint8Array)) return undefined;
      return Buffer.from(unseal(key, sealed, `${subject}/${field}`)).toString('utf8');
    },
    destroy(subject) {
      if (keyOf(subject) === null) return;
      inTransaction(db, () => {
        dropKey.run(subject);
        dropTexts.run(subject);
      });
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    atomically: (work) => inTransaction(db, work),
    close: () => db.close(),
  };
}

function openDatabase(path: string, key: VaultKey): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: BUSY_MS_MAX });
  try {
    chmodSync(path, 0o600);
    // secure_delete: a destroyed key must not live on in a free page.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    const mark = db.prepare('PRAGMA application_id').get()?.application_id;
    const format = db.prepare('PRAGMA user_version').get()?.user_version;
    if (mark === 0 && format === 0) createTables(db, key.bytes);
    else refuseOthers(path, mark, format);
    checkKey(db, path, key);
    return db;
  } catch (error) {
    db.close();
    throw isDamage(error) ? new UnusableVault(`${path} is damaged`, { cause: error }) : error;
  }
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

function createTables(db: DatabaseSync, wrapping: Uint8Array): void {
  const check = seal(wrapping, Buffer.from(KEY_CHECK), KEY_CHECK);
  inTransaction(db, () => {
    db.exec(TABLES);
    db.prepare('INSERT INTO vault VALUES (?)').run(check);
  });
}

function checkKey(db: DatabaseSync, path: string, { bytes, from }: VaultKey): void {
  const check = db.prepare('SELECT key_check FROM vault').get()?.key_check;
  try {
    if (!(check instanceof Uint8Array)) throw new Error('the key check is missing');
    unseal(bytes, check, KEY_CHECK);
  } catch (cause) {
    throw new VaultLocked(`${from} is not the key of ${path}`, { cause });
  }
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
