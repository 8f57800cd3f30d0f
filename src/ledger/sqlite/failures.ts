import { Damaged } from '../ledger.ts';

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html. */
const ERROR = 1;
const BUSY = 5;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;

/** SQLite's primary result code; undefined for an error that is not SQLite's. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return Number(error.errcode) & 0xff;
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}

export function isDiskFull(error: unknown): boolean {
  return sqliteCode(error) === FULL;
}

/**
 * After one of these, a failed fsync above all, only a fresh start knows what the disk holds:
 * the writer must not carry on.
 */
export function endsWriting(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === IO_ERROR || code === CORRUPT || code === CANNOT_OPEN || code === NOT_A_DATABASE;
}

/** Whether a COMMIT that failed so has surely not happened, once ROLLBACK has succeeded. */
export function surelyNotCommitted(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === BUSY || code === FULL || code === CONSTRAINT;
}

export function isNotADatabase(error: unknown): boolean {
  return sqliteCode(error) === NOT_A_DATABASE;
}

export function isMissing(error: unknown): boolean {
  return sqliteCode(error) === CANNOT_OPEN;
}

/** Runs a read and says plainly when the file holds what no ledger has written. */
export function undamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new Damaged('the ledger file is damaged', undefined, { cause: error });
  }
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code === CORRUPT || code === NOT_A_DATABASE) return true;
  return code === ERROR || isImpossibleValue(error); // All SQL is ours: it fails without its tables.
}

/** Broken JSON, or an integer that no JavaScript number could have been. */
function isImpossibleValue(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';
}
