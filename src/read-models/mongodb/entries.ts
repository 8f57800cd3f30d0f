import type { Collection, Db, Filter } from 'mongodb';
import { BUILD_GRACE_MS, type Checkpoint } from '../read-models.ts';
import { isDuplicate } from './duplicates.ts';

const SLUG_CHARS_MAX = 60;

/** A build in the registry; `_id` is its three names as JSON. */
export interface BuildEntry extends BuildNames {
  readonly _id: string;
  /** Names this making of the build: made again after it was dropped, it is another one. */
  readonly incarnation: string;
  /** As indexesFingerprint writes them. */
  readonly indexes: string;
  /** Of the lease; empty while nobody holds it. */
  readonly owner: string;
  readonly token: number;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Sealed, or written to: nothing can be loaded any more. */
  readonly isUsed: boolean;
  readonly isDropped: boolean;
  readonly checkpoint?: Checkpoint;
  /** Token of the last lease that took over: marks of parked documents count from it on. */
  readonly parkedUnder: number;
}

export interface BuildNames {
  readonly name: string;
  readonly version: number;
  readonly build: string;
}

/** The registry of builds, and what belongs to each: its documents, its marks of parked ones. */
export class BuildEntries {
  readonly collection: Collection<BuildEntry>;
  readonly #db: Db;
  readonly #parked: Collection;
  readonly #now: () => number;
  readonly #newId: () => string;

  constructor(db: Db, { now, newId }: { now: () => number; newId: () => string }) {
    this.collection = db.collection('read-models.builds');
    this.#parked = db.collection('read-models.parked');
    this.#db = db;
    this.#now = now;
    this.#newId = newId;
  }

  async find(names: BuildNames): Promise<BuildEntry | null> {
    return this.collection.findOne({ _id: keyOf(names) });
  }

  /** undefined where another was faster. */
  async make(names: BuildNames, indexes: string): Promise<BuildEntry | undefined> {
    const entry: BuildEntry = {
      _id: keyOf(names),
      ...names,
      incarnation: this.#newId(),
      indexes,
      owner: '',
      token: 0,
      until: this.#now() + BUILD_GRACE_MS,
      isUsed: false,
      isDropped: false,
      parkedUnder: 0,
    };
    try {
      await this.collection.insertOne(entry);
      return entry;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** Gives a build that is there time enough to be published before it could be swept. */
  async keep(names: BuildNames): Promise<BuildEntry | null> {
    const until = this.#now() + BUILD_GRACE_MS;
    const filter = { _id: keyOf(names), isDropped: false };
    return this.collection.findOneAndUpdate(filter, { $max: { until } });
  }

  /** From here on its owner is refused. */
  async condemn(filter: Filter<BuildEntry>): Promise<boolean> {
    const condemned = await this.collection.updateOne(filter, { $set: { isDropped: true } });
    return condemned.matchedCount > 0;
  }

  /** The entry goes before the documents: while it is there, they are all there. */
  async drop(entry: BuildEntry): Promise<void> {
    const { _id, incarnation } = entry;
    await this.condemn({ _id, incarnation });
    await this.collection.deleteOne({ _id, incarnation });
    await this.#db.collection(documentsOf(entry)).drop();
    await this.#parked.deleteMany({ build: incarnation });
  }

  /**
   * Removes what has no entry: entries come before collections and go before them, and a late
   * writer makes a dropped collection again.
   */
  async removeStrays(name: string): Promise<void> {
    const start = `documents.${slugOf(name)}.`;
    const collections = await this.#db.listCollections({}, { nameOnly: true }).toArray();
    const entries = await this.collection.find({}).toArray();
    const owned = new Set(entries.map(documentsOf));
    for (const { name: found } of collections) {
      if (found.startsWith(start) && !owned.has(found)) await this.#db.collection(found).drop();
    }
    const builds = entries.map(({ incarnation }) => incarnation);
    await this.#parked.deleteMany({ build: { $nin: builds } });
  }
}

/** Name of the collection of a build's documents: readable, short enough, never used twice. */
export function documentsOf({ name, version, incarnation }: BuildEntry): string {
  return `documents.${slugOf(name)}.${version}.${incarnation}`;
}

function slugOf(name: string): string {
  return name.replace(/[^A-Za-z0-9-]/g, '-').slice(0, SLUG_CHARS_MAX);
}

function keyOf({ name, version, build }: BuildNames): string {
  return JSON.stringify([name, version, build]);
}
