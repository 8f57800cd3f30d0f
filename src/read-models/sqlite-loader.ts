import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { ListIndex } from './indexing.ts';
import type { Filling, Put } from './read-models.ts';
import { inTransaction } from './sqlite-files.ts';
import { column, listTable, singleValues, type Tables, writeParked } from './sqlite-tables.ts';

const CACHE_KIB = 4_096;

interface List {
  readonly reader: ListIndex;
  readonly add: StatementSync;
  readonly remove: StatementSync;
}

/**
 * Fills a build that nobody reads yet, without a journal and without waiting for the disk: after
 * a crash the file is never published. Several connections take turns, a filling each.
 */
export class SqliteLoader {
  readonly #db: DatabaseSync;
  readonly #tables: Tables;
  readonly #put: StatementSync;
  readonly #keyOf: StatementSync;
  readonly #remove: StatementSync;
  readonly #lists: readonly List[];
  /** Of the last document that was new here. */
  #lastKey: number | bigint = 0;

  constructor(db: DatabaseSync, tables: Tables) {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    const columns = ['position', 'doc', ...tables.singles.map(({ field }) => column(field))];
    const marks = columns.map(() => ', ?').join('');
    const updates = columns.map((name) => `${name} = excluded.${name}`).join(', ');
    this.#db = db;
    this.#tables = tables;
    this.#put = db.prepare(
      `INSERT INTO docs (id, ${columns.join(', ')}) VALUES (?${marks})
       ON CONFLICT (id) DO UPDATE SET ${updates}`,
    );
    this.#keyOf = db.prepare('SELECT key FROM docs WHERE id = ?');
    this.#remove = db.prepare('DELETE FROM docs WHERE key = ?');
    this.#lists = tables.lists.map((reader) => ({
      reader,
      add: db.prepare(`INSERT INTO ${listTable(reader.field)} (doc, value) VALUES (?, ?)`),
      remove: db.prepare(`DELETE FROM ${listTable(reader.field)} WHERE doc = ?`),
    }));
  }

  load({ puts, deletes, parked }: Filling<object>): void {
    inTransaction(this.#db, () => {
      for (const put of puts) this.#write(put);
      for (const { id } of deletes) this.#delete(id);
      writeParked(this.#db, parked);
    });
  }

  #write({ id, position, doc }: Put<object>): void {
    const values: SQLInputValue[] = singleValues(this.#tables, doc);
    const { lastInsertRowid } = this.#put.run(id, position, JSON.stringify(doc), ...values);
    if (this.#lists.length === 0) return;
    // SQLite answers the key before this one when it has updated a row.
    const isNew = lastInsertRowid !== this.#lastKey;
    const key = isNew ? lastInsertRowid : this.#key(id);
    if (isNew) this.#lastKey = lastInsertRowid;
    for (const { reader, add, remove } of this.#lists) {
      if (!isNew) remove.run(key);
      for (const value of reader.values(doc)) add.run(key, value);
    }
  }

  #delete(id: string): void {
    if (!this.#keyOf.get(id)) return;
    const key = this.#key(id);
    for (const { remove } of this.#lists) remove.run(key);
    this.#remove.run(key);
  }

  #key(id: string): number {
    return Number(this.#keyOf.get(id)?.key);
  }
}
