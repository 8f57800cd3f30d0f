import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Scalar } from './read-models.ts';
import { column, listTable, type Tables } from './sqlite-tables.ts';

const ROWS_KNOWN_MAX = 8_192;

/** What a write must know of the row before it. */
export interface KnownRow {
  readonly key: number | bigint;
  readonly position: number;
  /** Of the single-valued indexes, in their order. */
  readonly values: readonly (Scalar | null)[];
  /** Of the indexed lists, in their order. */
  readonly lists: readonly (readonly Scalar[])[];
}

/** Rows of one build by id; those written or read lately are known without asking the file. */
export class KnownRows {
  readonly #tables: Tables;
  readonly #row: StatementSync;
  readonly #lists: readonly StatementSync[];
  readonly #dataVersion: StatementSync;
  #seenVersion: unknown;
  #young = new Map<string, KnownRow>();
  #old = new Map<string, KnownRow>();

  constructor(db: DatabaseSync, tables: Tables) {
    const columns = tables.singles.map(({ field }) => `, ${column(field)}`).join('');
    this.#tables = tables;
    this.#row = db.prepare(`SELECT key, position${columns} FROM docs WHERE id = ?`);
    this.#lists = tables.lists.map(({ field }) =>
      db.prepare(`SELECT value FROM ${listTable(field)} WHERE doc = ?`),
    );
    this.#dataVersion = db.prepare('PRAGMA data_version');
  }

  get(id: string): KnownRow | undefined {
    const known = this.#young.get(id);
    if (known) return known;
    const row = this.#old.get(id) ?? this.#read(id);
    if (row) this.know(id, row);
    return row;
  }

  know(id: string, row: KnownRow): void {
    this.#young.set(id, row);
    if (this.#young.size < ROWS_KNOWN_MAX / 2) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  forget(id: string): void {
    this.#young.delete(id);
    this.#old.delete(id);
  }

  forgetAll(): void {
    this.#young.clear();
    this.#old.clear();
  }

  /** To be called within the transaction that will write. */
  forgetWhatOthersWrote(): void {
    const version = this.#dataVersion.get()?.data_version;
    if (version !== this.#seenVersion) this.forgetAll();
    this.#seenVersion = version;
  }

  #read(id: string): KnownRow | undefined {
    const row = this.#row.get(id);
    if (!row) return undefined;
    const key = Number(row.key);
    const values = this.#tables.singles.map(({ field }) => scalar(row[`$${field}`]));
    const lists = this.#lists.map((list) =>
      list.all(key).flatMap(({ value }) => scalar(value) ?? []),
    );
    return { key, position: Number(row.position), values, lists };
  }
}

function scalar(value: unknown): Scalar | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
