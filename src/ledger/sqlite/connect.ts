import { DatabaseSync } from 'node:sqlite';
import { isDiskFull, isMissing, isNotADatabase, undamaged } from './failures.ts';
import { createTables, isEmptyFile, mustBeLedger, UnusableLedger } from './schema.ts';

const BUSY_TIMEOUT_MS = 5_000;
const CHECKPOINT_PAGES = 4_000;
const WRITER_CACHE_KIB = 16_000;
const READER_CACHE_KIB = 8_000;
/** The WAL shrinks to this after a long reader had made it grow. */
const WAL_KEPT_BYTES = 64 * 1024 * 1024;

/**
 * The one writing connection; makes a new ledger where the file is new or empty. `bytesMax`
 * bounds the file: what would exceed it is refused like on a full disk. Throws UnusableLedger.
 */
export function connectWriter(path: string, bytesMax?: number): DatabaseSync {
  return connected(path, false, (db) => {
    const isNew = isEmptyFile(db);
    if (!isNew) mustBeLedger(db, path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0');
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.exec(`PRAGMA journal_size_limit = ${WAL_KEPT_BYTES}`);
    if (isNew) createTables(db);
    layOutLog(db);
    if (bytesMax !== undefined) boundSize(db, bytesMax);
  });
}

/** A connection that only reads, beside a writer or alone. Throws UnusableLedger. */
export function connectReader(path: string): DatabaseSync {
  return connected(path, true, (db) => {
    mustBeLedger(db, path);
    // Mapping the file was measured to gain nothing, and every reader's map counts as memory.
    db.exec(`PRAGMA mmap_size = 0; PRAGMA cache_size = -${READER_CACHE_KIB}`);
  });
}

function connected(
  path: string,
  readOnly: boolean,
  prepare: (db: DatabaseSync) => void,
): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
    prepare(db);
    return db;
  } catch (error) {
    db?.close();
    if (isMissing(error)) throw new UnusableLedger(`no ledger at ${path}`, { cause: error });
    if (isNotADatabase(error))
      throw new UnusableLedger(`${path} is not a ledger`, { cause: error });
    return undamaged(() => {
      throw error;
    });
  }
}

/** What is built over a connection closes it when it cannot be built. */
export function over<T>(db: DatabaseSync, build: (db: DatabaseSync) => T): T {
  try {
    return undamaged(() => build(db));
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Makes the log as long as it gets between two checkpoints, by a transaction that outgrows the
 * cache and is taken back. Commits then write over blocks that the file already has, and their
 * fsync costs half of what it does while the file grows. A disk too full for it costs only that.
 */
function layOutLog(db: DatabaseSync): void {
  db.exec('PRAGMA cache_size = 10; BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE log_filler (zeros BLOB)');
    db.exec(`INSERT INTO log_filler VALUES (zeroblob(${CHECKPOINT_PAGES * pageBytes(db)}))`);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  } finally {
    if (db.isTransaction) db.exec('ROLLBACK');
    db.exec(`PRAGMA cache_size = -${WRITER_CACHE_KIB}`);
  }
}

function pageBytes(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA page_size').get()?.page_size);
}

function boundSize(db: DatabaseSync, bytesMax: number): void {
  db.exec(`PRAGMA max_page_count = ${Math.floor(bytesMax / pageBytes(db))}`);
}
