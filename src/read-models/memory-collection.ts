import { type IndexReaders, indexReaders } from './indexing.ts';
import { matches, placeOf, type Searchable, searchMemory } from './memory-search.ts';
import { clausesOf, cursorAt, planOf } from './query.ts';
import {
  type Batch,
  BUILD_GRACE_MS,
  type Checkpoint,
  type Collection,
  type Filling,
  ForeignCheckpoint,
  type Found,
  type Indexes,
  type Lease,
  LeaseLost,
  type Parked,
  type Put,
  type Query,
  type Scalar,
  type Stored,
  type Where,
} from './read-models.ts';

const PAGE_DOCS = 1_000;

/** A document as JSON text, so that nobody can change it from outside. */
interface Row extends Searchable {
  readonly position: number;
  readonly text: string;
}

/** One build in memory. `dropped` is set when another build was published. */
export class MemoryCollection<D extends object> implements Collection<D> {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly indexes: Indexes;
  dropped = false;
  #readers: IndexReaders;
  #now: () => number;
  #rows = new Map<string, Row>();
  #tombstones = new Map<string, number>();
  #parked = new Map<string, Parked>();
  #checkpoint: Checkpoint | undefined;
  #sealed = false;
  #holder: { owner: string; token: number; until: number };

  constructor(
    key: { name: string; version: number; build: string; indexes: Indexes },
    now: () => number,
  ) {
    this.name = key.name;
    this.version = key.version;
    this.build = key.build;
    this.indexes = key.indexes;
    this.#readers = indexReaders(key.indexes);
    this.#now = now;
    this.#holder = { owner: '', token: 0, until: now() + BUILD_GRACE_MS };
  }

  /** Nobody has worked on this build for longer than its lease or grace. */
  get isAbandoned(): boolean {
    return this.#holder.until <= this.#now();
  }

  /** Whoever holds the lease. */
  get builder(): string | undefined {
    const { owner, until } = this.#holder;
    return owner !== '' && until > this.#now() ? owner : undefined;
  }

  async get(id: string): Promise<Stored<D> | undefined> {
    const row = this.#rows.get(id);
    return row && stored<D>(row);
  }

  async find(query: Query): Promise<Found<D>> {
    const plan = planOf(this.indexes, query);
    const rows = searchMemory(this.#rows.values(), { ...plan, limit: plan.limit + 1 });
    const docs = rows.slice(0, plan.limit).map((row) => stored<D>(row));
    const last = rows[plan.limit - 1];
    if (!last || rows.length <= plan.limit) return { docs };
    return { docs, cursor: cursorAt(plan.sort, placeOf(last, plan.sort.by)) };
  }

  async count(where: Where): Promise<number> {
    const clauses = clausesOf(this.indexes, where);
    return this.#rows.values().reduce((sum, row) => sum + Number(matches(row, clauses)), 0);
  }

  async *all(): AsyncIterable<readonly Stored<D>[]> {
    const sort = { by: 'id', descending: false };
    let after = { value: '', id: '' };
    for (;;) {
      const page = searchMemory(this.#rows.values(), {
        clauses: [],
        sort,
        after,
        limit: PAGE_DOCS,
      });
      const last = page.at(-1);
      if (!last) return;
      yield page.map((row) => stored<D>(row));
      after = { value: last.id, id: last.id };
    }
  }

  async lease(owner: string, ttlMs: number): Promise<Lease | null> {
    if (this.dropped) throw new LeaseLost(`this build of ${this.name} was dropped`);
    const held = this.#holder;
    const isFree = held.owner === '' || held.until <= this.#now();
    if (held.owner !== owner && !isFree) return null;
    const token = held.owner === owner ? held.token : held.token + 1;
    this.#holder = { owner, token, until: this.#now() + ttlMs };
    return { owner, token };
  }

  async holder(): Promise<string | undefined> {
    return this.builder;
  }

  async release(lease: Lease): Promise<void> {
    if (this.#holds(lease)) this.#holder = { ...this.#holder, owner: '', until: this.#now() };
  }

  async apply(batch: Batch<D>): Promise<void> {
    if (!this.#holds(batch.lease)) throw new LeaseLost(`the lease of ${this.name} is not current`);
    this.#refuseForeign(batch.checkpoint);
    this.#sealed = true;
    const healed = new Set(batch.healed);
    for (const put of batch.puts) if (this.#isNewer(put, healed)) this.#write(put);
    for (const gone of batch.deletes) {
      if (!this.#isNewer(gone, healed)) continue;
      this.#rows.delete(gone.id);
      this.#tombstones.set(gone.id, gone.position);
    }
    for (const id of batch.healed) this.#parked.delete(id);
    for (const parked of batch.parked) this.#parked.set(parked.id, parked);
    if (batch.checkpoint.through > (this.#checkpoint?.through ?? -1)) {
      this.#checkpoint = batch.checkpoint;
    }
    this.#bury();
  }

  async load({ puts, deletes, parked }: Filling<D>): Promise<void> {
    this.#refuseSealed();
    for (const put of puts) this.#write(put);
    for (const { id } of deletes) this.#rows.delete(id);
    for (const one of parked) this.#parked.set(one.id, one);
  }

  async seal(checkpoint: Checkpoint): Promise<void> {
    this.#refuseSealed();
    this.#sealed = true;
    this.#checkpoint = checkpoint;
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    return this.#checkpoint;
  }

  async parked(): Promise<readonly Parked[]> {
    return [...this.#parked.values()].sort((a, b) => a.position - b.position);
  }

  #holds(lease: Lease): boolean {
    const { owner, token } = this.#holder;
    return !this.dropped && owner === lease.owner && token === lease.token;
  }

  #refuseForeign({ ledger, epoch }: Checkpoint): void {
    const own = this.#checkpoint;
    if (!own || (own.ledger === ledger && own.epoch === epoch)) return;
    throw new ForeignCheckpoint(`${this.name} was folded from ledger ${own.ledger}/${own.epoch}`);
  }

  #refuseSealed(): void {
    if (this.#sealed) throw new Error(`this build of ${this.name} is already in use`);
  }

  #isNewer({ id, position }: { id: string; position: number }, healed: Set<string>): boolean {
    const has = this.#rows.get(id)?.position ?? this.#tombstones.get(id) ?? -1;
    return position > has || (position === has && healed.has(id));
  }

  #write({ id, position, doc }: Put<D>): void {
    const values = new Map<string, readonly Scalar[]>();
    for (const { field, value } of this.#readers.singles) values.set(field, known(value(doc)));
    for (const { field, values: all } of this.#readers.lists) values.set(field, all(doc));
    this.#tombstones.delete(id);
    this.#rows.set(id, { id, position, text: JSON.stringify(doc), values });
  }

  /** Tombstones that the checkpoint has passed guard against nothing any more. */
  #bury(): void {
    const through = this.#checkpoint?.through ?? 0;
    for (const [id, position] of this.#tombstones) {
      if (position <= through) this.#tombstones.delete(id);
    }
  }
}

function known(value: Scalar | null): readonly Scalar[] {
  return value === null ? [] : [value];
}

function stored<D extends object>({ id, position, text }: Row): Stored<D> {
  const doc: D = JSON.parse(text);
  return { id, position, doc };
}
