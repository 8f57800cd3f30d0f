import type { DatabaseSync } from 'node:sqlite';
import { clausesOf, cursorAt, planOf } from './query.ts';
import {
  type Batch,
  type Checkpoint,
  type Collection,
  type Filling,
  type Found,
  type Indexes,
  type Lease,
  LeaseLost,
  type Parked,
  type Query,
  type Scalar,
  type Stored,
  type Where,
} from './read-models.ts';
import { flushToDisk, inTransaction, readable } from './sqlite-files.ts';
import { SqliteLoader } from './sqlite-loader.ts';
import type { BuildKey, SqliteRegistry } from './sqlite-registry.ts';
import { countSearch, type Search, searches } from './sqlite-search.ts';
import { Statements } from './sqlite-statements.ts';
import {
  indexSchema,
  isSealed,
  readCheckpoint,
  readParked,
  type Tables,
  tablesOf,
} from './sqlite-tables.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const PAGE_DOCS = 1_000;
const CACHE_KIB = 8_192;
const CACHE_INDEXING_KIB = 65_536;
/** The log shrinks to this after a busy time. */
const LOG_KEPT_BYTES = 16 * 1024 * 1024;

interface Row {
  readonly id: string;
  readonly position: number;
  readonly doc: string;
  readonly place: Scalar | null;
}

export interface SqliteBuild extends BuildKey {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly indexes: Indexes;
  readonly registry: SqliteRegistry;
  /** The build's key in the registry. */
  readonly key: number;
  /** Told after every write, for the flusher. */
  readonly written: (path: string) => void;
}

/**
 * One build: a file of its own with its own connection. While it is being loaded it has neither
 * indexes nor a journal, which is safe because nobody else reads it; sealing gives it both.
 */
export class SqliteCollection<D extends object> implements Collection<D> {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly #own: SqliteBuild;
  readonly #db: DatabaseSync;
  readonly #tables: Tables;
  readonly #statements: Statements;
  #writer: SqliteWriter | undefined;
  #loader: SqliteLoader | undefined;
  #isReady = false;

  constructor(own: SqliteBuild) {
    this.name = own.name;
    this.version = own.version;
    this.build = own.build;
    this.#own = own;
    this.#db = own.db;
    this.#tables = tablesOf(own.indexes);
    this.#statements = new Statements(own.db);
    this.#db.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = 0`);
    this.#db.exec(`PRAGMA journal_size_limit = ${LOG_KEPT_BYTES}`);
    if (isSealed(this.#db)) this.#db.exec('PRAGMA synchronous = NORMAL');
  }

  async get(id: string): Promise<Stored<D> | undefined> {
    const [row] = this.#rows({
      sql: 'SELECT id, position, doc FROM docs WHERE id = ?',
      values: [id],
    });
    return row && stored<D>(row);
  }

  async find(query: Query): Promise<Found<D>> {
    const plan = planOf(this.#own.indexes, query);
    const rows: Row[] = [];
    for (const { sql, values } of searches(plan)) {
      const missing = plan.limit + 1 - rows.length;
      if (missing > 0) rows.push(...this.#rows({ sql, values: [...values, missing] }));
    }
    const docs = rows.slice(0, plan.limit).map((row) => stored<D>(row));
    const last = rows[plan.limit - 1];
    if (!last || rows.length <= plan.limit) return { docs };
    return { docs, cursor: cursorAt(plan.sort, { value: last.place, id: last.id }) };
  }

  async count(where: Where, lead?: string): Promise<number> {
    const { sql, values } = countSearch(clausesOf(this.#own.indexes, where), lead);
    return this.#reading(() => Number(this.#statements.get(sql).get(...values)?.n));
  }

  async *all(): AsyncIterable<readonly Stored<D>[]> {
    const sql = 'SELECT id, position, doc FROM docs WHERE id > ? ORDER BY id LIMIT ?';
    let after = '';
    for (;;) {
      const page = this.#rows({ sql, values: [after, PAGE_DOCS] });
      const last = page.at(-1);
      if (!last) return;
      yield page.map((row) => stored<D>(row));
      after = last.id;
    }
  }

  async lease(owner: string, ttlMs: number): Promise<Lease | null> {
    return this.#own.registry.lease(this.#own.key, owner, ttlMs);
  }

  async holder(): Promise<string | undefined> {
    return this.#own.registry.holderOf(this.#own.key);
  }

  async release(lease: Lease): Promise<void> {
    this.#own.registry.release(this.#own.key, lease);
  }

  async apply(batch: Batch<D>): Promise<void> {
    this.makeReady();
    this.#writer ??= new SqliteWriter(this.#db, this.#tables);
    const writer = this.#writer;
    readable(this.#own.path, () => {
      writer.apply(batch, this.name, () => this.#refuseLost(batch.lease));
    });
    this.#own.written(this.#own.path);
  }

  async load(filling: Filling<D>): Promise<void> {
    this.#refuseSealed();
    this.#loader ??= new SqliteLoader(this.#db, this.#tables);
    this.#loader.load(filling);
  }

  async seal({ ledger, epoch, through }: Checkpoint): Promise<void> {
    this.#refuseSealed();
    this.#loader = undefined;
    this.#endLoading(() => {
      this.#db.prepare('INSERT INTO checkpoint VALUES (1, ?, ?, ?)').run(ledger, epoch, through);
    });
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    return this.#reading(() => readCheckpoint(this.#db));
  }

  async parked(): Promise<readonly Parked[]> {
    return this.#reading(() => readParked(this.#db));
  }

  /** Ends loading where nothing was loaded. */
  makeReady(): void {
    if (!this.#isReady && !isSealed(this.#db)) this.#endLoading();
    this.#isReady = true;
  }

  close(): void {
    this.#db.close();
  }

  #endLoading(last: () => void = () => {}): void {
    this.#db.exec(`PRAGMA cache_size = -${CACHE_INDEXING_KIB}`);
    inTransaction(this.#db, () => {
      this.#db.exec(indexSchema(this.#tables));
      last();
      this.#db.exec('UPDATE state SET is_sealed = 1');
    });
    flushToDisk(this.#own.path);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  }

  #refuseSealed(): void {
    if (isSealed(this.#db)) throw new Error(`this build of ${this.name} is already in use`);
  }

  #refuseLost(lease: Lease): void {
    if (this.#own.registry.isCurrent(this.#own.key, lease)) return;
    throw new LeaseLost(`the lease of ${this.name} is not current`);
  }

  #rows({ sql, values }: Search): Row[] {
    return this.#reading(() => this.#statements.get(sql).all(...values) as unknown as Row[]);
  }

  #reading<T>(work: () => T): T {
    return readable(this.#own.path, work);
  }
}

function stored<D extends object>({ id, position, doc: text }: Row): Stored<D> {
  const doc: D = JSON.parse(text);
  return { id, position, doc };
}
