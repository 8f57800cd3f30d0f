import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Batch, type Checkpoint, ForeignCheckpoint, type Scalar } from './read-models.ts';
import { inTransaction } from './sqlite-files.ts';
import {
  column,
  listTable,
  readCheckpoint,
  singleValues,
  type Tables,
  writeParked,
} from './sqlite-tables.ts';

/** Rows of which key, position and promoted values are known without asking the file. */
const ROWS_KNOWN_MAX = 8_192;
const STATEMENTS_MAX = 64;

interface KnownRow {
  readonly key: number | bigint;
  readonly position: number;
  readonly values: readonly (Scalar | null)[];
  readonly lists: readonly (readonly Scalar[])[];
}

interface Guarded {
  readonly id: string;
  readonly position: number;
}

/** Applies batches to one sealed build, each in one transaction. */
export class SqliteWriter {
  #db: DatabaseSync;
  #tables: Tables;
  #statements = new Map<string, StatementSync>();
  #known = new Map<string, KnownRow>();
  #hasTombstones: boolean;
  #seenVersion = 0;

  constructor(db: DatabaseSync, tables: Tables) {
    this.#db = db;
    this.#tables = tables;
    this.#hasTombstones = db.prepare('SELECT 1 FROM tombstones LIMIT 1').get() !== undefined;
  }

  /** `refuse` throws where the lease is not current; it is asked inside the transaction. */
  apply(batch: Batch<object>, name: string, refuse: () => void): void {
    try {
      inTransaction(this.#db, () => {
        refuse();
        this.#forgetWhatOthersWrote();
        const before = readCheckpoint(this.#db);
        refuseForeign(name, before, batch.checkpoint);
        const through = Math.max(before?.through ?? 0, batch.checkpoint.through);
        const healed = new Set(batch.healed);
        for (const put of batch.puts) {
          if (this.#isNewer(put, healed)) this.#put(put.id, put.position, put.doc);
        }
        for (const gone of batch.deletes) {
          if (this.#isNewer(gone, healed)) this.#remove(gone, through);
        }
        for (const id of batch.healed) this.#run('DELETE FROM parked WHERE id = ?', id);
        writeParked(this.#db, batch.parked);
        this.#moveCheckpoint({ ...batch.checkpoint, through }, before);
      });
    } catch (error) {
      this.#known.clear();
      throw error;
    }
  }

  #isNewer({ id, position }: Guarded, healed: ReadonlySet<string>): boolean {
    const has = this.#row(id)?.position ?? this.#tombstone(id) ?? -1;
    return position > has || (position === has && healed.has(id));
  }

  #put(id: string, position: number, doc: object): void {
    const values = singleValues(this.#tables, doc);
    const lists = this.#tables.lists.map((reader) => reader.values(doc));
    const before = this.#known.get(id);
    const key = before
      ? this.#update(before, position, doc, values)
      : this.#insert(id, position, doc, values);
    for (const [at, { field }] of this.#tables.lists.entries()) {
      this.#writeList(listTable(field), key, before?.lists[at] ?? [], lists[at] ?? []);
    }
    this.#know(id, { key, position, values, lists });
  }

  #insert(id: string, position: number, doc: object, values: readonly (Scalar | null)[]) {
    if (this.#hasTombstones) this.#run('DELETE FROM tombstones WHERE id = ?', id);
    const columns = this.#tables.singles.map(({ field }) => `, ${column(field)}`).join('');
    const marks = ', ?'.repeat(values.length);
    const sql = `INSERT INTO docs (id, position, doc${columns}) VALUES (?, ?, ?${marks})`;
    return this.#run(sql, id, position, JSON.stringify(doc), ...values).lastInsertRowid;
  }

  /** Names only what changed, so that SQLite leaves the other indexes alone. */
  #update(before: KnownRow, position: number, doc: object, values: readonly (Scalar | null)[]) {
    let changed = '';
    const bound: SQLInputValue[] = [position, JSON.stringify(doc)];
    for (const [at, { field }] of this.#tables.singles.entries()) {
      const value = values[at] ?? null;
      if (value === before.values[at]) continue;
      changed += `, ${column(field)} = ?`;
      bound.push(value);
    }
    const sql = `UPDATE docs SET position = ?, doc = ?${changed} WHERE key = ?`;
    this.#run(sql, ...bound, before.key);
    return before.key;
  }

  #writeList(
    table: string,
    key: KnownRow['key'],
    before: readonly Scalar[],
    after: readonly Scalar[],
  ): void {
    for (const value of before) {
      if (after.includes(value)) continue;
      this.#run(`DELETE FROM ${table} WHERE doc = ? AND value = ?`, key, value);
    }
    for (const value of after) {
      if (before.includes(value)) continue;
      this.#run(`INSERT INTO ${table} (doc, value) VALUES (?, ?)`, key, value);
    }
  }

  #remove({ id, position }: Guarded, through: number): void {
    const row = this.#row(id);
    if (row) {
      this.#run('DELETE FROM docs WHERE key = ?', row.key);
      for (const { field } of this.#tables.lists) {
        this.#run(`DELETE FROM ${listTable(field)} WHERE doc = ?`, row.key);
      }
      this.#known.delete(id);
    }
    if (position <= through) return;
    this.#run('INSERT OR REPLACE INTO tombstones VALUES (?, ?)', id, position);
    this.#hasTombstones = true;
  }

  #tombstone(id: string): number | undefined {
    if (!this.#hasTombstones) return undefined;
    const row = this.#statement('SELECT position FROM tombstones WHERE id = ?').get(id);
    return row && Number(row.position);
  }

  #moveCheckpoint(to: Checkpoint, before: Checkpoint | undefined): void {
    if (before) this.#run('UPDATE checkpoint SET through = ?', to.through);
    else this.#run('INSERT INTO checkpoint VALUES (1, ?, ?, ?)', to.ledger, to.epoch, to.through);
    if (this.#hasTombstones) this.#run('DELETE FROM tombstones WHERE position <= ?', to.through);
  }

  #row(id: string): KnownRow | undefined {
    const known = this.#known.get(id);
    if (known) return known;
    const { singles, lists } = this.#tables;
    const columns = singles.map(({ field }) => `, ${column(field)}`).join('');
    const row = this.#statement(`SELECT key, position${columns} FROM docs WHERE id = ?`).get(id);
    if (!row) return undefined;
    const key = Number(row.key);
    const found = {
      key,
      position: Number(row.position),
      values: singles.map(({ field }) => scalar(row[`$${field}`])),
      lists: lists.map(({ field }) => this.#listed(field, key)),
    };
    this.#know(id, found);
    return found;
  }

  #listed(field: string, key: number): readonly Scalar[] {
    const rows = this.#statement(`SELECT value FROM ${listTable(field)} WHERE doc = ?`).all(key);
    return rows.map(({ value }) => scalar(value)).filter((value) => value !== null);
  }

  #know(id: string, row: KnownRow): void {
    this.#known.delete(id);
    this.#known.set(id, row);
    if (this.#known.size <= ROWS_KNOWN_MAX) return;
    const oldest = this.#known.keys().next().value;
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  #forgetWhatOthersWrote(): void {
    const version = Number(this.#statement('PRAGMA data_version').get()?.data_version);
    if (version === this.#seenVersion) return;
    this.#known.clear();
    this.#seenVersion = version;
  }

  #run(sql: string, ...values: SQLInputValue[]) {
    return this.#statement(sql).run(...values);
  }

  #statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql);
    if (prepared) return prepared;
    if (this.#statements.size >= STATEMENTS_MAX) this.#statements.clear();
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function refuseForeign(name: string, own: Checkpoint | undefined, other: Checkpoint): void {
  if (!own || (own.ledger === other.ledger && own.epoch === other.epoch)) return;
  throw new ForeignCheckpoint(`${name} was folded from ledger ${own.ledger}/${own.epoch}`);
}

function scalar(value: unknown): Scalar | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
