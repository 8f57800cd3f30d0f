import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Batch, type Checkpoint, ForeignCheckpoint, type Scalar } from './read-models.ts';
import { inTransaction } from './sqlite-files.ts';
import { type KnownRow, KnownRows } from './sqlite-rows.ts';
import {
  checkpointIn,
  column,
  listTable,
  singleValues,
  type Tables,
  writeParked,
} from './sqlite-tables.ts';

/** Statements kept for updates of several columns at a time. */
const UPDATES_MAX = 64;

type Guarded = Batch<object>['deletes'][number];

/** Applies batches to one sealed build, each in one transaction. */
export class SqliteWriter {
  readonly #db: DatabaseSync;
  readonly #tables: Tables;
  readonly #rows: KnownRows;
  readonly #sql: ReturnType<typeof prepare>;
  /** By the bits of the promoted columns that change. */
  readonly #updates = new Map<number, StatementSync>();
  #hasTombstones: boolean;

  constructor(db: DatabaseSync, tables: Tables) {
    this.#db = db;
    this.#tables = tables;
    this.#rows = new KnownRows(db, tables);
    this.#sql = prepare(db, tables);
    this.#hasTombstones = db.prepare('SELECT 1 FROM tombstones LIMIT 1').get() !== undefined;
  }

  /** `refuse` throws where the lease is not current; it is asked inside the transaction. */
  apply(batch: Batch<object>, name: string, refuse: () => void): void {
    try {
      inTransaction(this.#db, () => {
        refuse();
        this.#rows.forgetWhatOthersWrote();
        this.#write(batch, name);
      });
    } catch (error) {
      this.#rows.forgetAll();
      throw error;
    }
  }

  #write(batch: Batch<object>, name: string): void {
    const before = checkpointIn(this.#sql.checkpoint.get());
    refuseForeign(name, before, batch.checkpoint);
    const through = Math.max(before?.through ?? 0, batch.checkpoint.through);
    const healed = new Set(batch.healed);
    for (const put of batch.puts) {
      if (this.#isNewer(put, healed)) this.#put(put.id, put.position, put.doc);
    }
    for (const gone of batch.deletes) {
      if (this.#isNewer(gone, healed)) this.#remove(gone, through);
    }
    for (const id of batch.healed) this.#sql.heal.run(id);
    writeParked(this.#db, batch.parked);
    this.#moveCheckpoint({ ...batch.checkpoint, through }, before);
  }

  #isNewer({ id, position }: Guarded, healed: ReadonlySet<string>): boolean {
    const has = this.#rows.get(id)?.position ?? this.#tombstone(id) ?? -1;
    return position > has || (position === has && healed.has(id));
  }

  #put(id: string, position: number, doc: object): void {
    const values = singleValues(this.#tables, doc);
    const lists = this.#tables.lists.map((list) => list.values(doc));
    const before = this.#rows.get(id);
    const key = before
      ? this.#update(before, position, doc, values)
      : this.#insert(id, position, doc, values);
    for (const [at, { add, remove }] of this.#sql.lists.entries()) {
      const [had, has] = [before?.lists[at] ?? [], lists[at] ?? []];
      for (const value of had) if (!has.includes(value)) remove.run(key, value);
      for (const value of has) if (!had.includes(value)) add.run(key, value);
    }
    this.#rows.know(id, { key, position, values, lists });
  }

  #insert(id: string, position: number, doc: object, values: readonly (Scalar | null)[]) {
    if (this.#hasTombstones) this.#sql.unbury.run(id);
    return this.#sql.insert.run(id, position, JSON.stringify(doc), ...values).lastInsertRowid;
  }

  /** Names only what changed, so that SQLite leaves the other indexes alone. */
  #update(before: KnownRow, position: number, doc: object, values: readonly (Scalar | null)[]) {
    let changes = 0;
    const bound: SQLInputValue[] = [position, JSON.stringify(doc)];
    for (const [at, value] of values.entries()) {
      if (value === before.values[at]) continue;
      changes |= 1 << at;
      bound.push(value);
    }
    this.#updateOf(changes).run(...bound, before.key);
    return before.key;
  }

  #updateOf(changes: number): StatementSync {
    const prepared = this.#updates.get(changes);
    if (prepared) return prepared;
    const changed = this.#tables.singles.filter((_, at) => changes & (1 << at));
    const columns = changed.map(({ field }) => `, ${column(field)} = ?`).join('');
    const sql = `UPDATE docs SET position = ?, doc = ?${columns} WHERE key = ?`;
    const statement = this.#db.prepare(sql);
    if (this.#updates.size >= UPDATES_MAX) this.#updates.clear();
    this.#updates.set(changes, statement);
    return statement;
  }

  #remove({ id, position }: Guarded, through: number): void {
    const row = this.#rows.get(id);
    if (row) {
      this.#sql.remove.run(row.key);
      for (const { removeAll } of this.#sql.lists) removeAll.run(row.key);
      this.#rows.forget(id);
    }
    if (position <= through) return;
    this.#sql.bury.run(id, position);
    this.#hasTombstones = true;
  }

  #tombstone(id: string): number | undefined {
    if (!this.#hasTombstones) return undefined;
    const row = this.#sql.tombstone.get(id);
    return row && Number(row.position);
  }

  #moveCheckpoint(to: Checkpoint, before: Checkpoint | undefined): void {
    if (before) this.#sql.moveCheckpoint.run(to.through);
    else this.#sql.setCheckpoint.run(to.ledger, to.epoch, to.through);
    if (this.#hasTombstones) this.#sql.decay.run(to.through);
  }
}

function prepare(db: DatabaseSync, { singles, lists }: Tables) {
  const columns = singles.map(({ field }) => `, ${column(field)}`).join('');
  const marks = ', ?'.repeat(singles.length);
  return {
    insert: db.prepare(`INSERT INTO docs (id, position, doc${columns}) VALUES (?, ?, ?${marks})`),
    remove: db.prepare('DELETE FROM docs WHERE key = ?'),
    heal: db.prepare('DELETE FROM parked WHERE id = ?'),
    tombstone: db.prepare('SELECT position FROM tombstones WHERE id = ?'),
    bury: db.prepare('INSERT OR REPLACE INTO tombstones VALUES (?, ?)'),
    unbury: db.prepare('DELETE FROM tombstones WHERE id = ?'),
    decay: db.prepare('DELETE FROM tombstones WHERE position <= ?'),
    checkpoint: db.prepare('SELECT ledger, epoch, through FROM checkpoint'),
    setCheckpoint: db.prepare('INSERT INTO checkpoint VALUES (1, ?, ?, ?)'),
    moveCheckpoint: db.prepare('UPDATE checkpoint SET through = ?'),
    lists: lists.map(({ field }) => {
      const table = listTable(field);
      return {
        add: db.prepare(`INSERT INTO ${table} (doc, value) VALUES (?, ?)`),
        remove: db.prepare(`DELETE FROM ${table} WHERE doc = ? AND value = ?`),
        removeAll: db.prepare(`DELETE FROM ${table} WHERE doc = ?`),
      };
    }),
  };
}

function refuseForeign(name: string, own: Checkpoint | undefined, other: Checkpoint): void {
  if (!own || (own.ledger === other.ledger && own.epoch === other.epoch)) return;
  throw new ForeignCheckpoint(`${name} was folded from ledger ${own.ledger}/${own.epoch}`);
}
