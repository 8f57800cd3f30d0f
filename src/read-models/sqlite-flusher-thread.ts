/** The helper thread of Flusher: paths come in, each is flushed, null ends it. */
import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import type { Flushed } from './sqlite-flusher.ts';

const FILES_MAX = 32;
const open = new Map<string, { db: DatabaseSync; flush: StatementSync }>();

parentPort?.on('message', (paths: readonly string[] | null) => {
  if (paths === null) {
    for (const path of [...open.keys()]) close(path);
    parentPort?.close();
    return;
  }
  for (const path of paths) {
    const logPages = flush(path);
    if (logPages !== undefined) parentPort?.postMessage({ path, logPages } satisfies Flushed);
  }
});

/** Pages in the log, moved or not; undefined when the file is gone or busy elsewhere. */
function flush(path: string): number | undefined {
  if (!existsSync(path)) {
    close(path);
    return undefined;
  }
  try {
    return Number(opened(path).flush.get()?.log);
  } catch {
    close(path);
    return undefined;
  }
}

function opened(path: string): { db: DatabaseSync; flush: StatementSync } {
  const known = open.get(path);
  if (known) return known;
  const oldest = open.keys().next().value;
  if (open.size >= FILES_MAX && oldest !== undefined) close(oldest);
  const db = new DatabaseSync(path);
  const flush = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  open.set(path, { db, flush });
  return { db, flush };
}

function close(path: string): void {
  open.get(path)?.db.close();
  open.delete(path);
}
