import { statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { BUILD_GRACE_MS, type Lease, LeaseLost } from './read-models.ts';
import { inTransaction, openDatabaseFile } from './sqlite-files.ts';

const SCHEMA = `
  CREATE TABLE builds (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    build TEXT NOT NULL,
    is_published INTEGER NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',
    token INTEGER NOT NULL DEFAULT 0,
    until_ms INTEGER NOT NULL,
    UNIQUE (name, version, build)
  );
  CREATE UNIQUE INDEX one_published ON builds (name) WHERE is_published = 1`;

export interface BuildKey {
  readonly name: string;
  readonly version: number;
  readonly build: string;
}

/** Which builds there are, which are published, and who may move their checkpoints. */
export class SqliteRegistry {
  #db: DatabaseSync;
  #now: () => number;
  #holder: StatementSync;
  #published: StatementSync;

  constructor(db: DatabaseSync, now: () => number) {
    this.#db = db;
    this.#now = now;
    this.#holder = db.prepare('SELECT owner, token, until_ms FROM builds WHERE key = ?');
    this.#published = db.prepare(
      'SELECT name, version, build FROM builds WHERE name = ? AND is_published = 1',
    );
  }

  /** The key of a build, made when it is new. */
  enter({ name, version, build }: BuildKey): number {
    return inTransaction(this.#db, () => {
      this.#db
        .prepare(
          'INSERT OR IGNORE INTO builds (name, version, build, until_ms) VALUES (?, ?, ?, ?)',
        )
        .run(name, version, build, this.#now() + BUILD_GRACE_MS);
      return this.keyOf({ name, version, build }) ?? 0;
    });
  }

  keyOf({ name, version, build }: BuildKey): number | undefined {
    const row = this.#db
      .prepare('SELECT key FROM builds WHERE name = ? AND version = ? AND build = ?')
      .get(name, version, build);
    return row && Number(row.key);
  }

  published(name: string): BuildKey | undefined {
    const row = this.#published.get(name);
    return row && buildKey(row);
  }

  buildsOf(name: string): readonly BuildKey[] {
    const rows = this.#db.prepare('SELECT name, version, build FROM builds WHERE name = ?');
    return rows.all(name).map(buildKey);
  }

  /** Answers the builds that were dropped from the list; their files are the caller's to remove. */
  publish(key: number, name: string): readonly BuildKey[] {
    // The one write here that must outlive a power cut: the file of the build before goes next.
    this.#db.exec('PRAGMA synchronous = FULL');
    try {
      return inTransaction(this.#db, () => {
        const before = this.#db
          .prepare(
            'DELETE FROM builds WHERE name = ? AND is_published = 1 AND key <> ? RETURNING *',
          )
          .all(name, key);
        this.#db.prepare('UPDATE builds SET is_published = 1 WHERE key = ?').run(key);
        return before.map(buildKey);
      });
    } finally {
      this.#db.exec('PRAGMA synchronous = NORMAL');
    }
  }

  builders(name: string): readonly string[] {
    const held = this.#db.prepare(
      `SELECT DISTINCT owner FROM builds
       WHERE name = ? AND is_published = 0 AND owner <> '' AND until_ms > ?`,
    );
    return held.all(name, this.#now()).map(({ owner }) => String(owner));
  }

  /** Takes unpublished builds that nobody works on from the list. */
  sweep(name: string): readonly BuildKey[] {
    const swept = this.#db.prepare(
      'DELETE FROM builds WHERE name = ? AND is_published = 0 AND until_ms <= ? RETURNING *',
    );
    return swept.all(name, this.#now()).map(buildKey);
  }

  lease(key: number, owner: string, ttlMs: number): Lease | null {
    return inTransaction(this.#db, () => {
      const held = this.#holder.get(key);
      if (!held) throw new LeaseLost('this build was dropped: another one was published');
      const now = this.#now();
      const isFree = held.owner === '' || Number(held.until_ms) <= now;
      if (held.owner !== owner && !isFree) return null;
      const token = Number(held.token) + (held.owner === owner ? 0 : 1);
      this.#db
        .prepare('UPDATE builds SET owner = ?, token = ?, until_ms = ? WHERE key = ?')
        .run(owner, token, now + ttlMs, key);
      return { owner, token };
    });
  }

  holderOf(key: number): string | undefined {
    const held = this.#holder.get(key);
    const isHeld = held && held.owner !== '' && Number(held.until_ms) > this.#now();
    return isHeld ? String(held.owner) : undefined;
  }

  release(key: number, { owner, token }: Lease): void {
    this.#db
      .prepare(
        `UPDATE builds SET owner = '', until_ms = ? WHERE key = ? AND owner = ? AND token = ?`,
      )
      .run(this.#now(), key, owner, token);
  }

  isCurrent(key: number, lease: Lease): boolean {
    const held = this.#holder.get(key);
    return held?.owner === lease.owner && held.token === lease.token;
  }

  close(): void {
    this.#db.close();
  }
}

/** undefined where there is nothing to read yet. */
export function openRegistry(
  path: string,
  { write, now }: { write: boolean; now: () => number },
): SqliteRegistry | undefined {
  if (!write && !statSync(path, { throwIfNoEntry: false })?.size) return undefined;
  const db = openDatabaseFile(path, { kind: 'registry', readOnly: !write, schema: SCHEMA });
  if (write) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return new SqliteRegistry(db, now);
}

function buildKey(row: Record<string, unknown>): BuildKey {
  return {
    name: String(row.name),
    version: Number(row.version),
    build: String(row.build),
  };
}
