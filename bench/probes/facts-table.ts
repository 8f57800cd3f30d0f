import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The ledger's file, opened without any of our code, for what the disk and SQLite can do. */
export function openLedgerFile(dir: string, how: { readOnly: boolean }): DatabaseSync {
  return new DatabaseSync(join(dir, 'ledger.db'), how);
}
