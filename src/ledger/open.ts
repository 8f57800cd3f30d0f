import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from './ledger.ts';
import { openMemoryLedger } from './memory.ts';
import { LEDGER_FILE } from './sqlite/schema.ts';
import { openSqliteLedger, openSqliteLedgerToRead } from './sqlite.ts';

export interface HowToOpen {
  readonly write: boolean;
  /** Told once when the writer has ended after an I/O error: the process should exit. */
  readonly onEnd?: (error: Error) => void;
}

/**
 * The ledger that a URL names, `sqlite:` in the data folder or `memory:`. Throws UnusableLedger
 * for a file of a newer format, of something else, or, for reading, for none.
 */
export async function openLedger(
  url: 'sqlite:' | 'memory:',
  dataDir: string,
  how: HowToOpen,
): Promise<Ledger> {
  if (url === 'memory:') return openMemoryLedger();
  const path = join(dataDir, LEDGER_FILE);
  if (!how.write) return openSqliteLedgerToRead(path);
  mkdirSync(dataDir, { recursive: true });
  return openSqliteLedger(path, how.onEnd ? { onEnd: how.onEnd } : {});
}
