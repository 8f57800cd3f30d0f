import { newKey, seal, unseal } from './cipher.ts';
import { inTransaction, openDatabase } from './database.ts';
import type { VaultKey } from './key.ts';
import { sealedRows } from './sealed-rows.ts';
import type { Erased, SealedSubject, VaultEntry } from './vault.ts';

const ERASED: Erased = { erased: true };

/** What the tables of `vault.db` can do. */
export interface VaultTables {
  store(entry: VaultEntry): void;
  /** The same, but what is there stays. */
  add(entry: VaultEntry): void;
  fetch(subject: string, field: string): string | Erased | undefined;
  find(subjects: readonly string[]): readonly SealedSubject[];
  /** Takes keys and texts away and empties the write-ahead log, where both could be read back. */
  destroy(subjects: readonly string[]): void;
  atomically(work: () => void): void;
  close(): void;
}

/**
 * A text is sealed under its subject's key, that key is wrapped by the vault's; an erased
 * subject keeps its row without a key. Throws VaultLocked when the key is another vault's,
 * UnusableVault when the file is none, damaged, or newer than this Lading.
 */
export function openVaultTables(path: string, wrappingKey: VaultKey): VaultTables {
  const db = openDatabase(path, wrappingKey);
  const wrapping = wrappingKey.bytes;
  const findKey = db.prepare('SELECT data_key FROM subjects WHERE subject = ?');
  const rows = sealedRows(db);
  const addKey = db.prepare('INSERT INTO subjects VALUES (?, ?)');
  const putText = db.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?, ?)');
  const addText = db.prepare('INSERT OR IGNORE INTO texts VALUES (?, ?, ?)');
  const getText = db.prepare('SELECT sealed FROM texts WHERE subject = ? AND field = ?');
  const dropKey = db.prepare(`INSERT INTO subjects VALUES (?, NULL)
    ON CONFLICT (subject) DO UPDATE SET data_key = NULL`);
  const dropTexts = db.prepare('DELETE FROM texts WHERE subject = ?');

  /** undefined for an unknown subject, null for an erased one. */
  function keyOf(subject: string): Uint8Array | null | undefined {
    const found = findKey.get(subject);
    if (!found) return undefined;
    const wrapped = found.data_key;
    return wrapped instanceof Uint8Array ? unseal(wrapping, wrapped, subject) : null;
  }
  function createKey(subject: string): Uint8Array {
    const key = newKey();
    addKey.run(subject, seal(wrapping, key, subject));
    return key;
  }
  function write(statement: typeof putText, { subject, field, text }: VaultEntry): void {
    const known = keyOf(subject);
    if (known === null) return;
    const key = known ?? createKey(subject);
    statement.run(subject, field, seal(key, Buffer.from(text), `${subject}/${field}`));
  }
  return {
    store: (entry) => write(putText, entry),
    add: (entry) => write(addText, entry),
    fetch(subject, field) {
      const key = keyOf(subject);
      if (key === null) return ERASED;
      const sealed = key && getText.get(subject, field)?.sealed;
      if (!key || !(sealed instanceof Uint8Array)) return undefined;
      return Buffer.from(unseal(key, sealed, `${subject}/${field}`)).toString('utf8');
    },
    find: (subjects) => inTransaction(db, () => subjects.flatMap((one) => rows.find(one) ?? [])),
    destroy(subjects) {
      const alive = subjects.filter((subject) => findKey.get(subject)?.data_key !== null);
      if (alive.length === 0) return;
      inTransaction(db, () => {
        for (const subject of alive) {
          dropKey.run(subject);
          dropTexts.run(subject);
        }
      });
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    atomically: (work) => inTransaction(db, work),
    close: () => db.close(),
  };
}
