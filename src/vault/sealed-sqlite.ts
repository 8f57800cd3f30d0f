import { existsSync } from 'node:fs';
import { openDatabaseToRead } from './database.ts';
import { erasuresToRead, vaultFiles } from './files.ts';
import { sealedRows } from './sealed-rows.ts';
import type { SealedSubject, SealedVault } from './vault.ts';

const PAGE_SUBJECTS = 50;

/**
 * The embedded vault to be given away, also beside the process that holds the folder. Undefined
 * where there is none; throws UnusableVault.
 */
export function openSealedSqlite(dir: string): SealedVault | undefined {
  const files = vaultFiles(dir);
  if (!existsSync(files.database)) return undefined;
  const { db, keyCheck } = openDatabaseToRead(files.database);
  const rows = sealedRows(db);
  const erased = new Set(erasuresToRead(files.erasures));

  /** In one transaction, so that no text is seen without the key that an erasure has just taken. */
  function find(subjects: readonly string[]): readonly SealedSubject[] {
    db.exec('BEGIN');
    try {
      return subjects.flatMap((subject) => {
        return erased.has(subject) ? [{ subject, erased: true }] : (rows.find(subject) ?? []);
      });
    } finally {
      db.exec('COMMIT');
    }
  }
  return {
    keyCheck,
    find: async (subjects) => find(subjects),
    async *subjects() {
      const unmet = new Set(erased);
      let page = rows.after('', PAGE_SUBJECTS);
      while (page.length > 0) {
        for (const subject of page) unmet.delete(subject);
        yield find(page);
        page = rows.after(page.at(-1) ?? '', PAGE_SUBJECTS);
      }
      for (const subject of unmet) yield [{ subject, erased: true }];
    },
    [Symbol.asyncDispose]: async () => db.close(),
  };
}
