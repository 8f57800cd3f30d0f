import type { Collection, Db } from 'mongodb';
import { indexesFingerprint } from '../indexing.ts';
import { type Indexes, IndexesChanged } from '../read-models.ts';
import { isDuplicate } from './duplicates.ts';
import { BuildEntries, type BuildEntry, type BuildNames } from './entries.ts';

const RACES_MAX = 5;
/** Readers may finish what they began in the build before for so long. */
const FORMER_KEPT_MS = 60_000;

/** Builds are named by their incarnations. */
interface Published {
  /** The read model's name. */
  readonly _id: string;
  /** What readers see. */
  readonly build: string;
  /** What readers saw before, and how long its documents are kept. */
  readonly former?: string;
  readonly formerUntil?: number;
}

/** Which builds there are and which one of each name is published. */
export class Builds {
  readonly entries: BuildEntries;
  readonly #published: Collection<Published>;
  readonly #now: () => number;

  constructor(db: Db, clock: { now: () => number; newId: () => string }) {
    this.entries = new BuildEntries(db, clock);
    this.#published = db.collection('read-models.published');
    this.#now = clock.now;
  }

  /** The entry of a build, made when it is new. */
  async enter(names: BuildNames, indexes: Indexes): Promise<BuildEntry> {
    const { name, version, build } = names;
    const fingerprint = indexesFingerprint(indexes);
    for (let race = 0; race < RACES_MAX; race += 1) {
      const found = await this.entries.find(names);
      if (found?.isDropped) await this.entries.drop(found);
      const entry = found?.isDropped ? undefined : found;
      const known = entry ?? (await this.entries.make(names, fingerprint));
      if (!known) continue;
      if (known.indexes === fingerprint) return known;
      throw new IndexesChanged(`${name} ${version} was made with other indexes: raise its version`);
    }
    throw new Error(`build ${build} of ${name} is being dropped and made by others`);
  }

  async published(name: string): Promise<BuildEntry | undefined> {
    for (let race = 0; race < RACES_MAX; race += 1) {
      const published = await this.#published.findOne({ _id: name });
      if (!published) return undefined;
      const entry = await this.#entry(published.build);
      if (entry && !entry.isDropped) return entry;
    }
    return undefined;
  }

  /** Switches what readers see by one write; the build before is nobody's from then on. */
  async publish(names: BuildNames): Promise<void> {
    const { name, version, build } = names;
    const entry = await this.entries.keep(names);
    if (!entry) throw new Error(`there is no build ${build} of ${name} ${version}`);
    const { incarnation } = entry;
    for (let race = 0; race < RACES_MAX; race += 1) {
      const published = await this.#published.findOne({ _id: name });
      if (published?.build === incarnation) return;
      if (published?.former !== undefined) await this.#dropFormer(published);
      if (!(await this.#switch(name, incarnation, published))) continue;
      if (published) await this.entries.condemn({ incarnation: published.build });
      return;
    }
    throw new Error(`${name} is being published by others`);
  }

  /**
   * Whether readers see another build since: then its owner has lost it. A process that ended
   * between switch and mark leaves it to this; what readers no longer need is dropped on the way.
   */
  async isFormer({ incarnation, name }: BuildEntry): Promise<boolean> {
    const published = await this.#published.findOne({ _id: name });
    if (published?.former === incarnation) return this.entries.condemn({ incarnation });
    if (published) await this.#settle(published);
    return false;
  }

  /** Who holds leases of builds that are not published. */
  async builders(name: string): Promise<readonly string[]> {
    const published = await this.#published.findOne({ _id: name });
    const known = [published?.build, published?.former];
    const held = { name, isDropped: false, owner: { $ne: '' }, until: { $gt: this.#now() } };
    const entries = await this.entries.collection.find(held).toArray();
    const unpublished = entries.filter(({ incarnation }) => !known.includes(incarnation));
    return [...new Set(unpublished.map(({ owner }) => owner))];
  }

  /** Drops unpublished builds that nobody works on; answers how many. */
  async sweep(name: string): Promise<number> {
    const published = await this.#published.findOne({ _id: name });
    if (published) await this.#settle(published);
    const kept = [published?.build, published?.former];
    let swept = 0;
    for (const entry of await this.entries.collection.find({ name }).toArray()) {
      const { _id, incarnation } = entry;
      if (kept.includes(incarnation)) continue;
      const idle = { _id, incarnation, until: { $lte: this.#now() } };
      if (!entry.isDropped && !(await this.entries.condemn(idle))) continue;
      await this.entries.drop(entry);
      swept += 1;
    }
    await this.entries.removeStrays(name);
    return swept;
  }

  #entry(incarnation: string): Promise<BuildEntry | null> {
    return this.entries.collection.findOne({ incarnation });
  }

  async #settle(published: Published): Promise<void> {
    if ((published.formerUntil ?? Infinity) <= this.#now()) await this.#dropFormer(published);
  }

  async #dropFormer({ _id, former = '' }: Published): Promise<void> {
    const entry = await this.#entry(former);
    if (entry) await this.entries.drop(entry);
    const unset = { former: '', formerUntil: '' } as const;
    await this.#published.updateOne({ _id, former }, { $unset: unset });
  }

  /** false where another was faster. */
  async #switch(name: string, build: string, from: Published | null): Promise<boolean> {
    if (from) {
      const formerUntil = this.#now() + FORMER_KEPT_MS;
      const filter = { _id: name, build: from.build, former: { $exists: false } };
      const set = { $set: { build, former: from.build, formerUntil } };
      return (await this.#published.updateOne(filter, set)).matchedCount > 0;
    }
    try {
      await this.#published.insertOne({ _id: name, build });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
