import type { Db, Collection as MongoDbCollection } from 'mongodb';
import { indexReaders } from '../indexing.ts';
import { clausesOf, cursorAt, planOf } from '../query.ts';
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
  type Stored,
  type Where,
} from '../read-models.ts';
import type { Access } from './access.ts';
import type { Builds } from './builds.ts';
import { Documents, TOMBSTONE_KEPT_MS } from './documents.ts';
import { type BuildEntry, documentsOf } from './entries.ts';
import { Fence } from './fence.ts';
import { Gets } from './gets.ts';
import { makeIndexes } from './indexes.ts';
import { ParkedMarks } from './parked.ts';
import { countFilter, searches } from './search.ts';
import { type StoredDocument, sortValue, storedOf } from './stored.ts';

const PAGE_DOCS = 1_000;
const NONE_TAKEN = 0;

export interface MongoBuild {
  readonly db: Db;
  readonly builds: Builds;
  readonly entry: BuildEntry;
  readonly indexes: Indexes;
  readonly access: Access;
  readonly isFerretDb: boolean;
  readonly now: () => number;
}

/** One build: a collection of its own, an entry in the registry, marks of parked documents. */
export class MongoCollection<D extends object> implements Collection<D> {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly #own: MongoBuild;
  readonly #access: Access;
  readonly #found: MongoDbCollection<StoredDocument>;
  readonly #gets: Gets;
  readonly #documents: Documents;
  readonly #parked: ParkedMarks;
  readonly #fence: Fence;
  #isIndexed = false;
  /** Under this lease's token what a former owner left was taken over. */
  #tokenTaken = NONE_TAKEN;
  #buriedMs = Number.NEGATIVE_INFINITY;

  constructor(own: MongoBuild) {
    const { entry, db, now, isFerretDb, indexes } = own;
    this.name = entry.name;
    this.version = entry.version;
    this.build = entry.build;
    this.#own = own;
    this.#access = own.access;
    this.#found = db.collection<StoredDocument>(documentsOf(entry));
    this.#gets = new Gets(this.#found);
    const readers = indexReaders(indexes);
    this.#documents = new Documents({ collection: this.#found, readers, isFerretDb, now });
    this.#parked = new ParkedMarks(db, entry);
    this.#fence = new Fence(own.builds, entry, now);
  }

  async get(id: string): Promise<Stored<D> | undefined> {
    if (!id.isWellFormed()) return undefined;
    const found = await this.#access.reading(() => this.#gets.get(id));
    if (!found) return undefined;
    this.#documents.know(id);
    return storedOf<D>(found);
  }

  async find(query: Query): Promise<Found<D>> {
    const { indexes } = this.#own;
    const plan = planOf(indexes, query);
    const rows: StoredDocument[] = [];
    for (const { filter, sort } of searches(indexes, plan)) {
      const missing = plan.limit + 1 - rows.length;
      if (missing <= 0) break;
      const section = this.#found.find(filter).sort(sort).limit(missing);
      rows.push(...(await this.#access.reading(() => section.toArray())));
    }
    const docs = rows.slice(0, plan.limit).flatMap((row) => storedOf<D>(row) ?? []);
    const last = rows[plan.limit - 1];
    if (!last || rows.length <= plan.limit) return { docs };
    return {
      docs,
      cursor: cursorAt(plan.sort, { value: sortValue(last, plan.sort.by), id: last._id }),
    };
  }

  async count(where: Where): Promise<number> {
    const filter = countFilter(clausesOf(this.#own.indexes, where));
    return this.#access.reading(() => this.#found.countDocuments(filter));
  }

  /** Throws where the build was dropped in the middle: its pages would end too early. */
  async *all(): AsyncIterable<readonly Stored<D>[]> {
    let after = '';
    for (;;) {
      const behind = this.#found
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(PAGE_DOCS);
      const rows = await this.#access.reading(() => behind.toArray());
      const last = rows.at(-1);
      if (!last) break;
      const page = rows.flatMap((row) => storedOf<D>(row) ?? []);
      if (page.length > 0) yield page;
      after = last._id;
    }
    if (await this.#access.reading(() => this.#fence.hasDocuments())) return;
    throw new LeaseLost(`this build of ${this.name} was dropped while it was read: begin again`);
  }

  async lease(owner: string, ttlMs: number): Promise<Lease | null> {
    return this.#access.writing(async () => {
      const lease = await this.#fence.lease(owner, ttlMs);
      if (!lease || lease.token === this.#tokenTaken) return lease;
      const entry = await this.#fence.look();
      if (entry.token !== lease.token) return null;
      await this.#parked.takeOver(entry);
      await this.#fence.markParked(lease);
      this.#tokenTaken = lease.token;
      return lease;
    });
  }

  async holder(): Promise<string | undefined> {
    return this.#access.reading(() => this.#fence.holder());
  }

  async release(lease: Lease): Promise<void> {
    await this.#access.writing(() => this.#fence.release(lease));
  }

  async apply(batch: Batch<D>): Promise<void> {
    try {
      await this.#access.writing(() => this.#apply(batch));
    } catch (error) {
      // Marks of this batch may stand: whoever goes on takes them away first.
      this.#tokenTaken = NONE_TAKEN;
      throw error;
    }
  }

  async load(filling: Filling<D>): Promise<void> {
    await this.#access.writing(async () => {
      if ((await this.#fence.look()).isUsed) throw this.#inUse();
      await this.#documents.load(filling);
      await this.#parked.load(filling.parked);
    });
  }

  async seal(checkpoint: Checkpoint): Promise<void> {
    await this.#access.writing(async () => {
      if (!(await this.#fence.markUsed(checkpoint))) throw this.#inUse();
    });
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    const { checkpoint } = await this.#access.reading(() => this.#fence.look());
    return checkpoint;
  }

  async parked(): Promise<readonly Parked[]> {
    return this.#access.reading(async () => this.#parked.list(await this.#fence.look()));
  }

  /** Before anything is written: later it takes as long, and holds up whoever waits for it. */
  async makeIndexes(): Promise<void> {
    if (this.#isIndexed) return;
    await this.#access.writing(() => makeIndexes(this.#found, this.#own.indexes));
    this.#isIndexed = true;
  }

  async #apply(batch: Batch<D>): Promise<void> {
    const { isUsed } = await this.#fence.check(batch.lease, batch.checkpoint);
    if (!isUsed) await this.#fence.markUsed();
    await this.#documents.apply(batch);
    await this.#parked.apply(batch);
    await this.#fence.move(batch.lease, batch.checkpoint);
    await this.#bury(batch.checkpoint.through);
  }

  #inUse(): Error {
    return new Error(`this build of ${this.name} is already in use`);
  }

  async #bury(through: number): Promise<void> {
    const nowMs = this.#own.now();
    if (nowMs - this.#buriedMs < TOMBSTONE_KEPT_MS) return;
    this.#buriedMs = nowMs;
    await this.#documents.bury(through);
  }
}
