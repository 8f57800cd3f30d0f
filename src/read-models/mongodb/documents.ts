import type { Collection } from 'mongodb';
import type { IndexReaders } from '../indexing.ts';
import type { Batch, Filling } from '../read-models.ts';
import { duplicatesIn } from './duplicates.ts';
import { findByIds } from './gets.ts';
import { indexValues, type StoredDocument } from './stored.ts';
import { storable } from './values.ts';

/** A hint only: where it is wrong, one more command is sent. */
const KNOWN_MAX = 20_000;
/** It keeps a connection to its backend for each update until all of a command are done. */
const FERRETDB_UPDATES_MAX = 8;
/** Nobody can be held up for longer in the middle of a batch; see bury(). */
export const TOMBSTONE_KEPT_MS = 60 * 60_000;

/** The last word of a batch about one document; without `doc` it is deleted. */
interface Change {
  readonly id: string;
  readonly position: number;
  readonly doc?: object;
  /** Folded anew: may replace what stands at the same position. */
  readonly isHealed: boolean;
  readonly token: number;
}

export interface DocumentsOptions {
  readonly collection: Collection<StoredDocument>;
  readonly readers: IndexReaders;
  /** It does not judge a filter and write in one step, and reads every document to find one. */
  readonly isFerretDb: boolean;
  readonly now: () => number;
}

/**
 * Writes the documents of one build. What is new is inserted; what was there already is updated
 * where it is older, never upserted: FerretDB gives up a bulk at an upsert's duplicate key.
 */
export class Documents {
  readonly #own: DocumentsOptions;
  readonly #collection: Collection<StoredDocument>;
  /** Ids that were there when we last looked. */
  readonly #known = new Set<string>();

  constructor(options: DocumentsOptions) {
    this.#own = options;
    this.#collection = options.collection;
  }

  /** `get` tells what it found, so that a put need not try an insert first. */
  know(id: string): void {
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.add(id);
  }

  /** Changes what is older than the batch says; any other document stays as it is. */
  async apply(batch: Batch<object>): Promise<void> {
    const changes = changesOf(batch);
    if (changes.length === 0) return;
    const isKnown = Map.groupBy(changes, ({ id }) => this.#known.has(id));
    const existing = [
      ...(isKnown.get(true) ?? []),
      ...(await this.#insert(isKnown.get(false) ?? [])),
    ];
    // Not updated: it is not older, or gone meanwhile. An insert does the right thing for both.
    const unmatched = this.#own.isFerretDb
      ? await this.#readAndUpdate(existing)
      : await this.#updateOlder(existing);
    await this.#insert(unmatched);
    for (const { id } of changes) this.know(id);
  }

  /** Without guards: the last word wins. */
  async load({ puts, deletes }: Filling<object>): Promise<void> {
    const last = new Map(puts.map((put) => [put.id, { ...put, isHealed: false, token: 0 }]));
    const existing = await this.#insert([...last.values()]);
    await this.#update(existing, ({ id }) => ({ _id: id }));
    if (deletes.length === 0) return;
    await this.#collection.deleteMany({ _id: { $in: deletes.map(({ id }) => id) } });
  }

  /**
   * Removes tombstones that the checkpoint has passed. Not at once: a former owner that was held
   * up could write an older document in their place, which nobody would ever correct.
   */
  async bury(through: number): Promise<void> {
    const goneMs = this.#own.now() - TOMBSTONE_KEPT_MS;
    await this.#collection.deleteMany({ gone: { $lte: goneMs }, position: { $lte: through } });
  }

  /** Answers those that are there already. */
  async #insert(changes: readonly Change[]): Promise<readonly Change[]> {
    if (changes.length === 0) return changes;
    const documents = changes.map((change) => ({ _id: change.id, ...this.#fields(change) }));
    const there = await duplicatesIn(this.#collection.insertMany(documents, { ordered: false }));
    return there.flatMap((at) => changes[at] ?? []);
  }

  /** Answers all when one of them was not updated, since a bulk does not say which. */
  async #updateOlder(changes: readonly Change[]): Promise<readonly Change[]> {
    const matched = await this.#update(changes, ({ id, position, isHealed, token }) => {
      if (!isHealed) return { _id: id, position: { $lt: position } };
      const same = { position, token: { $lte: token } };
      return { _id: id, $or: [{ position: { $lt: position } }, same] };
    });
    return matched < changes.length ? changes : [];
  }

  /**
   * The same for FerretDB, where a guard in the filter would not be atomic anyway and makes it
   * decode every document for every update. Answers those that were not there.
   */
  async #readAndUpdate(changes: readonly Change[]): Promise<readonly Change[]> {
    if (changes.length === 0) return changes;
    const ids = changes.map(({ id }) => id);
    const found = await findByIds(this.#collection, ids, { position: 1, token: 1 });
    const before = new Map(found.map((one) => [one._id, one]));
    const older = changes.filter((change) => {
      const { position, token } = before.get(change.id) ?? { position: Infinity, token: 0 };
      if (position !== change.position) return position < change.position;
      return change.isHealed && token <= change.token;
    });
    await this.#update(older, ({ id }) => ({ _id: id }));
    return changes.filter(({ id }) => !before.has(id));
  }

  /** Answers how many documents matched. */
  async #update(changes: readonly Change[], filterOf: (change: Change) => object): Promise<number> {
    const together = this.#own.isFerretDb ? FERRETDB_UPDATES_MAX : Math.max(changes.length, 1);
    let matched = 0;
    for (let at = 0; at < changes.length; at += together) {
      const updates = changes.slice(at, at + together).map((change) => {
        const unset = change.doc ? { gone: '' as const } : { doc: '' as const };
        const update = { $set: this.#fields(change), $unset: unset };
        return { updateOne: { filter: filterOf(change), update } };
      });
      const done = await this.#collection.bulkWrite(updates, { ordered: false });
      matched += done.matchedCount;
    }
    return matched;
  }

  #fields({ id, position, doc, token }: Change): Omit<StoredDocument, '_id'> {
    if (!doc) return { position, token, index: {}, gone: this.#own.now() };
    const index = indexValues(this.#own.readers, doc);
    const plain = storable(id, doc);
    // FerretDB takes no lists in lists, and is several times as fast with one long text.
    return { position, token, index, doc: this.#own.isFerretDb ? JSON.stringify(plain) : plain };
  }
}

/** One change a document: what the batch would make of it if it were told one by one. */
function changesOf({ puts, deletes, healed, lease }: Batch<object>): readonly Change[] {
  const anew = new Set(healed);
  const { token } = lease;
  const changes = new Map<string, Change>();
  for (const told of [...puts, ...deletes]) {
    const isHealed = anew.has(told.id);
    const position = changes.get(told.id)?.position ?? -1;
    if (told.position < position || (told.position === position && !isHealed)) continue;
    changes.set(told.id, { ...told, isHealed, token });
  }
  return [...changes.values()];
}
