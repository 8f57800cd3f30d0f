import {
  Binary,
  type Collection,
  type Db,
  MongoBulkWriteError,
  type OptionalUnlessRequiredId,
} from 'mongodb';
import { newKey, seal, unseal } from '../cipher.ts';
import { UnusableVault } from '../vault.ts';

const DUPLICATE_KEY = 11000;
/** FerretDB 1.24 stands still for ever in a bulk of 100 updates. */
const UPDATES_MAX = 40;

export interface Subject {
  readonly _id: string;
  /** Wrapped by the vault's key; null once the subject is erased, for ever. */
  readonly key: Binary | null;
}

export interface Text {
  /** `subject:…/field`. */
  readonly _id: string;
  readonly subject: string;
  readonly sealed: Binary;
}

interface Erasure {
  readonly _id: string;
}

export interface Documents {
  readonly subjects: Collection<Subject>;
  readonly texts: Collection<Text>;
  readonly erasures: Collection<Erasure>;
}

export function documentsIn(db: Db): Documents {
  return {
    subjects: db.collection<Subject>('vault_subjects'),
    texts: db.collection<Text>('vault_texts'),
    erasures: db.collection<Erasure>('vault_erasures'),
  };
}

/** Every subject's key, made where there is none yet; null for the erased. */
export async function keysFor(
  subjects: Collection<Subject>,
  wrapping: Uint8Array,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const keys = new Map<string, Uint8Array | null>(wanted.map((subject) => [subject, newKey()]));
  const fresh = [...keys].map(([_id, key]) => {
    return { _id, key: key && new Binary(seal(wrapping, key, _id)) };
  });
  const known = (await insertNew(subjects, fresh)).map(({ _id }) => _id);
  if (known.length === 0) return keys;
  for (const subject of known) keys.delete(subject);
  for (const { _id, key } of await subjects.find({ _id: { $in: known } }).toArray()) {
    keys.set(_id, key && unseal(wrapping, key.value(), _id));
  }
  if (keys.size < wanted.length) throw new UnusableVault('subjects vanish from the vault');
  return keys;
}

/** Inserts, and then replaces what was there; where an erasure came between, nothing is. */
export async function replace(texts: Collection<Text>, sealed: readonly Text[]): Promise<void> {
  const known = await insertNew(texts, sealed);
  if (known.length === 0) return;
  for (let from = 0; from < known.length; from += UPDATES_MAX) {
    const updates = known.slice(from, from + UPDATES_MAX).map(({ _id, sealed: text }) => {
      return { updateOne: { filter: { _id }, update: { $set: { sealed: text } } } };
    });
    await texts.bulkWrite(updates, { ordered: false });
  }
}

/**
 * Inserts what is not there and answers with the rest. No upsert: FerretDB ends a bulk at the
 * first one that meets a document of another process.
 */
export async function insertNew<D extends Erasure>(
  collection: Collection<D>,
  documents: readonly OptionalUnlessRequiredId<D>[],
): Promise<readonly OptionalUnlessRequiredId<D>[]> {
  if (documents.length === 0) return [];
  try {
    await collection.insertMany(documents, { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error;
    const refused = [error.writeErrors].flat();
    if (refused.length === 0 || refused.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return refused.flatMap(({ index }) => documents[index] ?? []);
  }
}

export async function dropTexts(
  texts: Collection<Text>,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length > 0) await texts.deleteMany({ subject: { $in: [...subjects] } });
}
