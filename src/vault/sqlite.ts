import { mustBeInBounds, mustBeSubject } from './bounds.ts';
import { journalErasures, journalledErasures, vaultFiles } from './files.ts';
import { embeddedKey, type VaultKey } from './key.ts';
import { openVaultTables, type VaultTables } from './tables.ts';
import { takeInto } from './taking.ts';
import type { Vault, VaultEntry } from './vault.ts';

const GROUP_ENTRIES_MAX = 1_000;

interface Waiting {
  readonly entries: readonly VaultEntry[];
  readonly settle: (failure?: unknown) => void;
}

/**
 * The embedded vault: `vault.db` with the sealed texts, `vault.key` that opens it, and
 * `vault.erasures`, written before a subject's key is destroyed and replayed at every opening,
 * whatever `vault.db` was put back meanwhile. A given key is used instead of the file.
 */
export function openSqliteVault(dir: string, key?: string): Vault {
  const files = vaultFiles(dir);
  const wrapping = embeddedKey(dir, key);
  const tables = openVaultTables(files.database, wrapping);
  try {
    tables.destroy(journalledErasures(files.erasures));
    return vaultOver(tables, wrapping, files.erasures);
  } catch (error) {
    tables.close();
    throw error;
  }
}

/** Puts that wait for the same turn of the event loop share one commit, and its one fsync. */
function vaultOver(tables: VaultTables, wrapping: VaultKey, erasures: string): Vault {
  let waiting: Waiting[] = [];
  let entriesWaiting = 0;
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw new Error('the vault is closed');
  }
  function flush(): void {
    if (waiting.length === 0) return;
    const group = waiting;
    waiting = [];
    entriesWaiting = 0;
    try {
      tables.atomically(() => {
        for (const { entries } of group) for (const entry of entries) tables.store(entry);
      });
      for (const { settle } of group) settle();
    } catch (failure) {
      for (const { settle } of group) settle(failure);
    }
  }
  function eraseAll(subjects: readonly string[]): void {
    journalErasures(erasures, subjects);
    tables.destroy(subjects);
  }
  return {
    async put(entries) {
      mustBeOpen();
      for (const entry of entries) mustBeInBounds(entry);
      if (entries.length === 0) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ entries, settle: (failure) => (failure ? reject(failure) : resolve()) });
      entriesWaiting += entries.length;
      if (entriesWaiting >= GROUP_ENTRIES_MAX) flush();
      await promise;
    },
    async get(subject, field) {
      mustBeOpen();
      flush();
      return tables.fetch(subject, field);
    },
    async erase(subject) {
      mustBeOpen();
      mustBeSubject(subject);
      flush();
      eraseAll([subject]);
    },
    async take(lot) {
      mustBeOpen();
      flush();
      const keeping = {
        find: async (subjects: readonly string[]) => tables.find(subjects),
        add: async (entries: readonly VaultEntry[]) => {
          tables.atomically(() => {
            for (const entry of entries) tables.add(entry);
          });
        },
        erase: async (subjects: readonly string[]) => eraseAll(subjects),
      };
      return takeInto(keeping, wrapping, lot);
    },
    async [Symbol.asyncDispose]() {
      if (closed) return;
      flush();
      closed = true;
      tables.close();
    },
  };
}
