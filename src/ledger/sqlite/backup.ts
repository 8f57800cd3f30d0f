import { randomInt } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Position } from '../../domain/envelope.ts';
import type { LedgerIdentity } from '../ledger.ts';
import { connectReader, connectWriter } from './connect.ts';
import { LEDGER_FILE, readAbout, startEpoch, UnusableLedger } from './schema.ts';

const PAGES_A_STEP = 2_000;
/** More facts than a ledger records between a backup and the loss that makes it needed. */
const EPOCH_LEAP_MIN = 2 ** 32;

export interface BackedUp {
  readonly identity: LedgerIdentity;
  /** The last fact that is in the copy. */
  readonly head: Position;
}

/**
 * Copies the ledger of a data folder as it stands at this moment into another folder, while its
 * writer goes on. Throws UnusableLedger when there is none, or one already at the target.
 */
export async function backupLedger(
  dir: string,
  targetDir: string,
  told: (pagesDone: number, pagesInAll: number) => void = () => {},
): Promise<BackedUp> {
  return copyLedger(dir, targetDir, told, () => {});
}

/**
 * Puts a backup in place, where no ledger is yet, and starts a new epoch there. Facts that the
 * lost ledger recorded after the backup never come back under their old positions: those of the
 * new epoch begin far beyond, at a place that no other restore of the same backup begins at.
 */
export async function restoreLedger(
  sourceDir: string,
  dir: string,
  nowMs: number,
  told: (pagesDone: number, pagesInAll: number) => void = () => {},
): Promise<BackedUp> {
  return copyLedger(sourceDir, dir, told, (path) => {
    const db = connectWriter(path);
    const { identity } = readAbout(db);
    const first = headOf(db) + EPOCH_LEAP_MIN + randomInt(EPOCH_LEAP_MIN);
    startEpoch(db, Math.max(identity.epoch + 1, nowMs), first);
    db.close();
  });
}

async function copyLedger(
  fromDir: string,
  toDir: string,
  told: (pagesDone: number, pagesInAll: number) => void,
  finish: (path: string) => void,
): Promise<BackedUp> {
  const target = join(toDir, LEDGER_FILE);
  if (existsSync(target)) throw new UnusableLedger(`${toDir} already holds a ledger`);
  const source = connectReader(join(fromDir, LEDGER_FILE));
  mkdirSync(toDir, { recursive: true });
  const aside = `${target}.part`;
  try {
    rmSync(aside, { force: true });
    source.exec('BEGIN');
    const head = headOf(source); // From here on the source shows one moment.
    await backup(source, aside, {
      rate: PAGES_A_STEP,
      progress: ({ totalPages, remainingPages }) => told(totalPages - remainingPages, totalPages),
    });
    finish(aside);
    const identity = settle(aside);
    renameSync(aside, target);
    flushFolder(toDir);
    return { identity, head };
  } finally {
    source.close();
    rmSync(aside, { force: true });
  }
}

/** One file without a log beside it, so that a copy on read-only media can be opened. */
function settle(path: string): LedgerIdentity {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = DELETE');
  const { identity } = readAbout(db);
  db.close();
  return identity;
}

function headOf(db: DatabaseSync): Position {
  return Number(db.prepare('SELECT max(position) AS head FROM facts').get()?.head ?? 0);
}

/** The new name must survive a power loss as well. */
function flushFolder(dir: string): void {
  const folder = openSync(dir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
