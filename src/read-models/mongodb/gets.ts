import type { Collection } from 'mongodb';
import type { StoredDocument } from './stored.ts';

/** Below, single questions are cheaper for FerretDB, which finds one id faster than any of two. */
const TOGETHER_MIN = 16;
const TOGETHER_MAX = 1_000;

/** The documents of these ids that are there, in whatever order, whole or the named fields only. */
export async function findByIds(
  collection: Collection<StoredDocument>,
  ids: readonly string[],
  projection?: Readonly<Record<string, 1>>,
): Promise<readonly StoredDocument[]> {
  const options = projection ? { projection } : {};
  if (ids.length >= TOGETHER_MIN) {
    return collection.find({ _id: { $in: [...ids] } }, options).toArray();
  }
  const found = await Promise.all(ids.map((id) => collection.findOne({ _id: id }, options)));
  return found.filter((one) => one !== null);
}

interface Asked {
  readonly id: string;
  readonly answer: (found: StoredDocument | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** Answers what is asked in one turn of the process together. */
export class Gets {
  readonly #collection: Collection<StoredDocument>;
  #asked: Asked[] = [];

  constructor(collection: Collection<StoredDocument>) {
    this.#collection = collection;
  }

  get(id: string): Promise<StoredDocument | undefined> {
    const {
      promise,
      resolve: answer,
      reject: fail,
    } = Promise.withResolvers<StoredDocument | undefined>();
    if (this.#asked.length === 0) queueMicrotask(() => this.#ask());
    this.#asked.push({ id, answer, fail });
    return promise;
  }

  #ask(): void {
    const asked = this.#asked;
    this.#asked = [];
    for (let at = 0; at < asked.length; at += TOGETHER_MAX) {
      const some = asked.slice(at, at + TOGETHER_MAX);
      this.#find(some).catch((error: unknown) => {
        for (const { fail } of some) fail(error);
      });
    }
  }

  async #find(asked: readonly Asked[]): Promise<void> {
    const ids = asked.map(({ id }) => id);
    const found = new Map((await findByIds(this.#collection, ids)).map((one) => [one._id, one]));
    for (const { id, answer } of asked) answer(found.get(id));
  }
}
