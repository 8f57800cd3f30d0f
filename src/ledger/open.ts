import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger, LedgerIdentity } from './ledger.ts';
import { openMemoryLedger } from './memory.ts';
import { LEDGER_FILE } from './sqlite/schema.ts';
import { openSqliteLedger, openSqliteLedgerToRead } from './sqlite.ts';

export interface HowToOpen {
  readonly write: boolean;
  /** Told once when the writer has ended after an I/O error: the process should exit. */
  readonly onEnd?: (error: Error) => void;
  /** Told of what a ledger on a server gets over by itself, such as a lost subscription. */
  readonly onTrouble?: (error: Error) => void;
}

/**
 * The ledger that a URL names: `sqlite:` in the data folder, `memory:`, or EventStoreDB by
 * `esdb://…` and `esdb+discover://…`. Throws UnusableLedger for a file of a newer format, of
 * something else, or, for reading, for none; UnusableServer and ServerUnreachable for a server,
 * and for a URL that names nothing that is known.
 */
export async function openLedger(url: string, dataDir: string, how: HowToOpen): Promise<Ledger> {
  const { write, onEnd, onTrouble } = how;
  if (url === 'memory:') return openMemoryLedger();
  if (url !== 'sqlite:') {
    const { openEventStoreLedger } = await eventStore();
    return openEventStoreLedger(url, { write, ...(onTrouble && { onTrouble }) });
  }
  const path = join(dataDir, LEDGER_FILE);
  if (!write) return openSqliteLedgerToRead(path);
  mkdirSync(dataDir, { recursive: true });
  return openSqliteLedger(path, onEnd ? { onEnd } : {});
}

/**
 * Begins a new epoch of a ledger on a server, after the server was restored from a backup of its
 * own: positions of the old one mean nothing from then on. Throws UnusableServer and
 * ServerUnreachable.
 */
export async function beginEpoch(url: string): Promise<LedgerIdentity> {
  const { beginEventStoreEpoch } = await eventStore();
  return beginEventStoreEpoch(url);
}

/** Read only where a URL asks for it: the client takes longer to load than most commands to run. */
function eventStore() {
  return import('./eventstoredb.ts');
}
