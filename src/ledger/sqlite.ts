import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../domain/envelope.ts';
import { commitBell, follow, pollingBell } from './follow.ts';
import { type Ledger, NotRecorded, type Page } from './ledger.ts';
import { connectReader, connectWriter, over } from './sqlite/connect.ts';
import { openHeads } from './sqlite/heads.ts';
import { openReader, type Reader } from './sqlite/reader.ts';
import { openRecorder } from './sqlite/recorder.ts';
import { readAbout } from './sqlite/schema.ts';
import { inArrays } from './sqlite/statements.ts';
import { openTail } from './sqlite/tail.ts';
import { Writer } from './sqlite/writer.ts';

const FOLLOW_FACTS_MAX = 500;
/** How soon a reader learns of a commit in another thread or process. */
const LOOK_EVERY_MS = 20;

export interface SqliteOptions {
  /** Bounds the file: an append that would exceed it is answered like one on a full disk. */
  readonly bytesMax?: number;
  /**
   * Told once when an I/O error, a failed fsync above all, has ended the writer: every later
   * append throws, and the process should exit so that a fresh start finds out what is on disk.
   */
  readonly onEnd?: (error: Error) => void;
}

/**
 * The embedded ledger, one file; made when there is none. Only one process may hold it so: see
 * folder-lock.ts. Throws UnusableLedger.
 */
export function openSqliteLedger(path: string, options: SqliteOptions = {}): Ledger {
  return over(connectWriter(path, options.bytesMax), (db) => writingLedger(db, options));
}

/** The same file for reading, beside a writer or alone. Throws UnusableLedger. */
export function openSqliteLedgerToRead(path: string): Ledger {
  return over(connectReader(path), readingLedger);
}

function writingLedger(db: DatabaseSync, { onEnd }: SqliteOptions): Ledger {
  const about = readAbout(db);
  const reader = openReader(db, about);
  const bell = commitBell();
  const tail = openTail(reader.head());
  const heads = openHeads(db);
  const recorder = openRecorder(db, Math.max(tail.head() + 1, about.firstPosition));
  const writer = new Writer(heads, recorder, {
    committed(commit) {
      tail.moved(commit);
      bell.ring();
    },
    ended: (error) => onEnd?.(error),
  });
  const pageAfter = (after: Position): Page => {
    mustBeOpen(db);
    return tail.page(after) ?? reader.page(after, FOLLOW_FACTS_MAX);
  };
  return {
    identity: about.identity,
    append: (stream, version, facts) => writer.append(stream, version, facts),
    ...reads(db, reader),
    async read(stream, afterVersion, limit) {
      mustBeOpen(db);
      const facts = reader.read(stream, afterVersion, limit);
      const atEnd = facts.length < limit && (facts.length > 0 || afterVersion === 0);
      if (atEnd) heads.moved(stream, afterVersion + facts.length);
      return facts;
    },
    follow: (after, signal) => follow(after, signal, bell, pageAfter),
    async [Symbol.asyncDispose]() {
      writer.close();
      if (db.isOpen) db.close();
      bell.ring();
    },
  };
}

function readingLedger(db: DatabaseSync): Ledger {
  const about = readAbout(db);
  const reader = openReader(db, about);
  const stamp = inArrays<[number]>(db, 'PRAGMA data_version');
  const bell = pollingBell(() => {
    mustBeOpen(db);
    return stamp.get()?.[0] ?? 0;
  }, LOOK_EVERY_MS);
  return {
    identity: about.identity,
    async append() {
      throw new NotRecorded('the ledger is open for reading only');
    },
    ...reads(db, reader),
    follow: (after, signal) =>
      follow(after, signal, bell, (from) => reader.page(from, FOLLOW_FACTS_MAX)),
    async [Symbol.asyncDispose]() {
      if (db.isOpen) db.close();
    },
  };
}

function reads(db: DatabaseSync, reader: Reader): Pick<Ledger, 'read' | 'readAll' | 'head'> {
  return {
    async read(...asked) {
      mustBeOpen(db);
      return reader.read(...asked);
    },
    async readAll(after, limit, want) {
      mustBeOpen(db);
      if (want) return reader.wantedPage(after, limit, want);
      return reader.page(after, limit);
    },
    async head() {
      mustBeOpen(db);
      return reader.head();
    },
  };
}

function mustBeOpen(db: DatabaseSync): void {
  if (!db.isOpen) throw new Error('the ledger is closed');
}
