import type { DatabaseSync } from 'node:sqlite';
import type { SealedSubject } from './vault.ts';

/** What the tables of `vault.db` hold, as it lies there. */
export interface SealedRows {
  find(subject: string): SealedSubject | undefined;
  /** The next subjects in their order. */
  after(subject: string, limit: number): readonly string[];
}

export function sealedRows(db: DatabaseSync): SealedRows {
  const findKey = db.prepare('SELECT data_key FROM subjects WHERE subject = ?');
  const findTexts = db.prepare('SELECT field, sealed FROM texts WHERE subject = ? ORDER BY field');
  const nextOnes = db.prepare(
    'SELECT subject FROM subjects WHERE subject > ? ORDER BY subject LIMIT ?',
  );
  return {
    find(subject) {
      const found = findKey.get(subject);
      if (!found) return undefined;
      const key = found.data_key;
      if (!(key instanceof Uint8Array)) return { subject, erased: true };
      const texts = findTexts.all(subject).flatMap(({ field, sealed }) => {
        return sealed instanceof Uint8Array ? [[String(field), sealed] as const] : [];
      });
      return { subject, key, texts: new Map(texts) };
    },
    after: (subject, limit) => nextOnes.all(subject, limit).map((row) => String(row.subject)),
  };
}
