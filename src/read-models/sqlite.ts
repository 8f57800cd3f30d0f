import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Collection, Indexes, ReadModels } from './read-models.ts';
import { SqliteCollection } from './sqlite-collection.ts';
import {
  buildFile,
  openDatabaseFile,
  pragma,
  removeBuildFile,
  removeStrayFiles,
} from './sqlite-files.ts';
import { Flusher } from './sqlite-flusher.ts';
import { type BuildKey, openRegistry, type SqliteRegistry } from './sqlite-registry.ts';
import { buildSchema, refuseChangedIndexes, storedIndexes } from './sqlite-tables.ts';

const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const BUILD = /^[A-Za-z0-9-]{1,60}$/;

interface Held {
  readonly collection: SqliteCollection<never>;
  readonly db: DatabaseSync;
}

export interface SqliteReadModelsOptions {
  readonly dataDir: string;
  /** false: reads beside the process that writes; every write throws. */
  readonly write: boolean;
  /** Milliseconds since 1970, for leases. */
  readonly now: () => number;
}

/**
 * `read-models.db` says which builds there are, which are published and who may write; each
 * build is a file of its own under `read-models/`, so that it can be filled without a journal
 * beside readers and writers of the others, and dropped by removing the file.
 */
export async function openSqliteReadModels(options: SqliteReadModelsOptions): Promise<ReadModels> {
  return new SqliteReadModels(options);
}

class SqliteReadModels implements ReadModels {
  readonly #options: SqliteReadModelsOptions;
  readonly #folder: string;
  readonly #flusher = new Flusher((path) => this.#flushLongLog(path));
  readonly #held = new Map<string, Held>();
  /** Builds that were dropped while we had them open, at most one a name, newest kept. */
  readonly #retired = new Map<string, SqliteCollection<never>>();
  #registry: SqliteRegistry | undefined;

  constructor(options: SqliteReadModelsOptions) {
    this.#options = options;
    this.#folder = join(options.dataDir, 'read-models');
    this.#registry = this.#openRegistry();
  }

  async open<D extends object>(name: string, version: number, build: string, indexes: Indexes) {
    refuseOddNames(name, version, build);
    const registry = this.#writable();
    const key = { name, version, build };
    const path = this.#fileOf(key);
    const known = this.#held.get(path);
    if (known) {
      refuseChangedIndexes(known.db, indexes, `${name} ${version}`);
      return known.collection as Collection<object> as Collection<D>;
    }
    const entered = registry.enter(key);
    const schema = buildSchema(indexes);
    const db = openDatabaseFile(path, { kind: 'build', readOnly: false, schema });
    try {
      refuseChangedIndexes(db, indexes, `${name} ${version}`);
    } catch (error) {
      db.close();
      throw error;
    }
    return this.#hold<D>(key, entered, db, indexes);
  }

  async published<D extends object>(name: string): Promise<Collection<D> | undefined> {
    this.#registry ??= this.#openRegistry();
    const registry = this.#registry;
    const key = registry?.published(name);
    const entered = key && registry?.keyOf(key);
    if (!registry || !key || entered === undefined) return undefined;
    const path = this.#fileOf(key);
    const known = this.#held.get(path);
    if (known) return known.collection as Collection<object> as Collection<D>;
    if (!existsSync(path)) return undefined;
    const readOnly = !this.#options.write;
    const db = openDatabaseFile(path, { kind: 'build', readOnly, schema: '' });
    this.#retireAllBut(name, path);
    return this.#hold<D>(key, entered, db, storedIndexes(db));
  }

  async publish(name: string, version: number, build: string): Promise<void> {
    const registry = this.#writable();
    const key = registry.keyOf({ name, version, build });
    if (key === undefined) throw new Error(`there is no build ${build} of ${name} ${version}`);
    const path = this.#fileOf({ name, version, build });
    this.#held.get(path)?.collection.makeReady();
    const dropped = registry.publish(key, name);
    this.#retireAllBut(name, path);
    for (const one of dropped) removeBuildFile(this.#fileOf(one));
  }

  async builders(name: string): Promise<readonly string[]> {
    return this.#registry?.builders(name) ?? [];
  }

  async sweep(name: string): Promise<number> {
    const registry = this.#writable();
    const swept = registry.sweep(name);
    for (const key of swept) this.#retire(this.#fileOf(key));
    const owned = registry.buildsOf(name).map((key) => this.#fileOf(key));
    removeStrayFiles(this.#folder, name, new Set(owned));
    return swept.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#flusher[Symbol.asyncDispose]();
    for (const { collection } of this.#held.values()) collection.close();
    for (const collection of this.#retired.values()) collection.close();
    this.#held.clear();
    this.#retired.clear();
    this.#registry?.close();
    this.#registry = undefined;
  }

  #openRegistry(): SqliteRegistry | undefined {
    return openRegistry(join(this.#options.dataDir, 'read-models.db'), this.#options);
  }

  #writable(): SqliteRegistry {
    if (!this.#options.write || !this.#registry) {
      throw new Error('these read models were opened for reading only');
    }
    return this.#registry;
  }

  #hold<D extends object>(
    key: BuildKey,
    entered: number,
    db: DatabaseSync,
    indexes: Indexes,
  ): Collection<D> {
    const path = this.#fileOf(key);
    const registry = this.#registry;
    if (!registry) throw new Error('these read models are closed');
    const written = (file: string): void => this.#flusher.written(file);
    const build = { ...key, path, db, indexes, registry, key: entered, written };
    const collection = new SqliteCollection<D>(build);
    this.#held.set(path, { collection: collection as SqliteCollection<never>, db });
    return collection;
  }

  /** Builds of this name that others dropped. Unpublished ones of our own stay. */
  #retireAllBut(name: string, published: string): void {
    const owned = new Set(this.#registry?.buildsOf(name).map((key) => this.#fileOf(key)));
    for (const [path, { collection }] of this.#held) {
      if (collection.name === name && path !== published && !owned.has(path)) this.#retire(path);
    }
  }

  /** Readers in the middle of a dropped build may finish, until the next one is dropped. */
  #retire(path: string): void {
    const held = this.#held.get(path);
    if (!held) return;
    this.#held.delete(path);
    this.#retired.get(held.collection.name)?.close();
    this.#retired.set(held.collection.name, held.collection);
  }

  #flushLongLog(path: string): void {
    const held = this.#held.get(path);
    if (held) pragma(held.db, 'wal_checkpoint(PASSIVE)');
  }

  #fileOf({ name, version, build }: BuildKey): string {
    return buildFile(this.#folder, name, version, build);
  }
}

/** They become names of files. */
function refuseOddNames(name: string, version: number, build: string): void {
  if (!NAME.test(name)) throw new TypeError(`not a read model's name: '${name}'`);
  if (!Number.isInteger(version) || version < 1) throw new TypeError(`not a version: ${version}`);
  if (!BUILD.test(build)) throw new TypeError(`not a build's name: '${build}'`);
}
