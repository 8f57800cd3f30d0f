import type { Mongo } from '../servers/mongodb.ts';
import { Access } from './mongodb/access.ts';
import { Builds } from './mongodb/builds.ts';
import { MongoCollection } from './mongodb/collection.ts';
import type { BuildEntry } from './mongodb/entries.ts';
import type { Collection, Indexes, ReadModels } from './read-models.ts';

const HANDLES_MAX = 256;

export interface MongoReadModelsOptions {
  /** Closed with the read models. */
  readonly mongo: Pick<Mongo, 'db' | 'notes' | 'failure'> & AsyncDisposable;
  /** false: reads beside those who write; every write throws. */
  readonly write: boolean;
  /** Milliseconds since 1970, for leases: one clock for all, or clocks kept close together. */
  readonly now: () => number;
  /** A name that was never given before, of letters and digits. */
  readonly newId: () => string;
}

/**
 * Read models in MongoDB, or in FerretDB where one projector works on each. The registry says
 * which builds there are, who may write and how far they are; each build's documents lie in a
 * collection of their own as `{ _id, position, doc, index }`. Needs no transaction.
 *
 * FerretDB does not judge and write in one step: there, guards and leases hold between processes
 * that take turns, not between those that race. It keeps `doc` as JSON text, and reads a whole
 * collection for each document that is looked up or updated.
 */
export async function openMongoReadModels(options: MongoReadModelsOptions): Promise<ReadModels> {
  return new MongoReadModels(options);
}

class MongoReadModels implements ReadModels {
  readonly #options: MongoReadModelsOptions;
  readonly #access: Access;
  readonly #builds: Builds;
  /** One handle a build, so that what one call learnt the next one knows. */
  readonly #handles = new Map<string, MongoCollection<object>>();

  constructor(options: MongoReadModelsOptions) {
    this.#options = options;
    const { mongo, write } = options;
    this.#access = new Access(write, (error) => mongo.failure(error));
    this.#builds = new Builds(options.mongo.db, options);
  }

  async open<D extends object>(name: string, version: number, build: string, indexes: Indexes) {
    refuseOddNames(name, version, build);
    return this.#access.writing(async () => {
      const entry = await this.#builds.enter({ name, version, build }, indexes);
      const handle = this.#handle<D>(entry, indexes);
      await handle.makeIndexes();
      return handle;
    });
  }

  async published<D extends object>(name: string): Promise<Collection<D> | undefined> {
    const entry = await this.#access.reading(() => this.#builds.published(name));
    if (!entry) return undefined;
    const indexes: Indexes = Object.fromEntries(JSON.parse(entry.indexes));
    return this.#handle<D>(entry, indexes);
  }

  async publish(name: string, version: number, build: string): Promise<void> {
    await this.#access.writing(() => this.#builds.publish({ name, version, build }));
  }

  async builders(name: string): Promise<readonly string[]> {
    return this.#access.reading(() => this.#builds.builders(name));
  }

  async sweep(name: string): Promise<number> {
    return this.#access.writing(() => this.#builds.sweep(name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#options.mongo[Symbol.asyncDispose]();
  }

  #handle<D extends object>(entry: BuildEntry, indexes: Indexes): MongoCollection<D> {
    const known = this.#handles.get(entry.incarnation);
    if (known) return known as unknown as MongoCollection<D>;
    const { mongo, now } = this.#options;
    const { db } = mongo;
    const isFerretDb = mongo.notes.includes('mongodb-ferretdb');
    const own = { db, builds: this.#builds, entry, indexes, access: this.#access, isFerretDb, now };
    const handle = new MongoCollection<D>(own);
    if (this.#handles.size >= HANDLES_MAX) this.#handles.clear();
    this.#handles.set(entry.incarnation, handle as unknown as MongoCollection<object>);
    return handle;
  }
}

/** Any name will do that MongoDB gives back as it was. */
function refuseOddNames(name: string, version: number, build: string): void {
  if (!name.isWellFormed()) throw new TypeError(`not a read model's name: ${JSON.stringify(name)}`);
  if (!Number.isInteger(version) || version < 1) throw new TypeError(`not a version: ${version}`);
  if (!build.isWellFormed()) throw new TypeError(`not a build's name: ${JSON.stringify(build)}`);
}
