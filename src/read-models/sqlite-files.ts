import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UnreadableStore } from './read-models.ts';

/** Raise it when tables change; files of a higher format are refused. */
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;
const MEND =
  'stop Lading and delete read-models.db and read-models/: both are rebuilt from history';

/** `LRMR`: which builds there are. `LRMB`: the documents of one build. */
const MARKS = { registry: 0x4c524d52, build: 0x4c524d42 };
type FileKind = keyof typeof MARKS;

export interface Opening {
  readonly kind: FileKind;
  readonly readOnly: boolean;
  /** Makes the tables of a new file. */
  readonly schema: string;
}

/** Opens a file of ours or makes it; what is damaged, foreign or newer throws UnreadableStore. */
export function openDatabaseFile(path: string, { kind, readOnly, schema }: Opening): DatabaseSync {
  if (!readOnly) mkdirSync(dirname(path), { recursive: true });
  return readable(path, () => {
    const db = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
    try {
      const [mark, format] = [pragma(db, 'application_id'), pragma(db, 'user_version')];
      if (mark === 0 && format === 0 && !readOnly) create(db, kind, schema);
      else refuseOthers(path, MARKS[kind], mark, format);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Runs work on a file and says in words when SQLite finds it damaged. */
export function readable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    throw new UnreadableStore(`${path} is damaged (${cause.message}): ${MEND}`, { cause });
  }
}

export function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

/** Runs the work in one transaction; what throws rolls all of it back. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

export function flushToDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** One file a build, beside the registry. Names are checked before they come here. */
export function buildFile(folder: string, name: string, version: number, build: string): string {
  return join(folder, `${name}.${version}.${build}.db`);
}

export function removeBuildFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** Removes files of a name that no build in the registry owns: a dropped build's rest. */
export function removeStrayFiles(folder: string, name: string, owned: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(`${name}.`) || !entry.endsWith('.db')) continue;
    const path = join(folder, entry);
    if (!owned.has(path)) removeBuildFile(path);
  }
}

function create(db: DatabaseSync, kind: FileKind, schema: string): void {
  // A build reaches the disk as a whole, when it is sealed.
  if (kind === 'build') db.exec('PRAGMA synchronous = OFF');
  inTransaction(db, () => {
    if (pragma(db, 'user_version') !== 0) return;
    db.exec(schema);
    db.exec(`PRAGMA application_id = ${MARKS[kind]}; PRAGMA user_version = ${FORMAT}`);
  });
}

function refuseOthers(path: string, wanted: number, mark: number, format: number): void {
  if (mark !== wanted) throw new UnreadableStore(`${path} is not a file of Lading's read models`);
  if (format === FORMAT) return;
  throw new UnreadableStore(
    `${path} has format ${format}, this Lading reads ${FORMAT}: use the newer version, or ${MEND}`,
  );
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes. */
function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  const code = Number(error.errcode) & 0xff;
  return code === 11 || code === 26;
}
