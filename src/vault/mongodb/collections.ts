import {
  Binary,
  type Collection,
  MongoBulkWriteError,
  type OptionalUnlessRequiredId,
} from 'mongodb';
import type { Mongo } from '../../servers/mongodb.ts';
import { newKey, seal, unseal } from '../cipher.ts';
import type { VaultKey } from '../key.ts';
import type { Erased, VaultEntry } from '../vault.ts';
import { UnusableVault } from '../vault.ts';
import { checkVault } from './key-check.ts';

const ERASED: Erased = { erased: true };
const DUPLICATE_KEY = 11000;
/** FerretDB 1.24 stands still for ever in a bulk of 100 updates. */
const UPDATES_MAX = 40;

interface Subject {
  readonly _id: string;
  /** Wrapped by the vault's key; null once the subject is erased, for ever. */
  readonly key: Binary | null;
}

interface Text {
  /** `subject:…/field`. */
  readonly _id: string;
  readonly subject: string;
  readonly sealed: Binary;
}

interface Erasure {
  readonly _id: string;
}

/** What the collections of the vault can do; keys and texts leave them only opened. */
export interface VaultCollections {
  /** Durable once it answers; what is for an erased subject is left out. */
  store(entries: readonly VaultEntry[]): Promise<void>;
  fetch(subject: string, field: string): Promise<string | Erased | undefined>;
  /** Records the erasures and takes keys and texts away; as often as one likes. */
  destroy(subjects: readonly string[]): Promise<void>;
  /** Every subject whose erasure is recorded here. */
  erased(batch: number): AsyncIterable<readonly string[]>;
}

/**
 * A text is sealed under its subject's key, that key is wrapped by the vault's. Who erases records
 * it first, then takes the key, then the texts; who stores writes first and then looks whether an
 * erasure was recorded. Whichever of two processes comes last sees the other: a text may be
 * written under a key that is being destroyed, but nobody can read it, and it is taken away.
 * Throws VaultLocked and UnusableVault, else as the driver does.
 */
export async function openVaultCollections(
  { db, about }: Pick<Mongo, 'db' | 'about'>,
  key: VaultKey,
): Promise<VaultCollections> {
  const subjects = db.collection<Subject>('vault_subjects');
  const texts = db.collection<Text>('vault_texts');
  const erasures = db.collection<Erasure>('vault_erasures');
  await checkVault(db, key, about);
  await texts.createIndex({ subject: 1 });

  return {
    async store(entries) {
      const latest = new Map(entries.map((entry) => [textId(entry), entry]));
      const keys = await keysFor(subjects, key.bytes, subjectsOf(entries));
      const sealed = [...latest].flatMap(([_id, { subject, text }]) => {
        const own = keys.get(subject);
        return own ? [{ _id, subject, sealed: new Binary(seal(own, Buffer.from(text), _id)) }] : [];
      });
      await replace(texts, sealed);
      const stored = [...keys].flatMap(([subject, own]) => (own ? [subject] : []));
      const late = await erasures.find({ _id: { $in: stored } }).toArray();
      await dropTexts(
        texts,
        late.map(({ _id }) => _id),
      );
    },
    async fetch(subject, field) {
      const _id = textId({ subject, field });
      // The text first: whoever then still finds the key knows that the text was not taken away.
      const text = await texts.findOne({ _id });
      const found = await subjects.findOne({ _id: subject });
      if (found?.key === null) return ERASED;
      if (!text || !found) return undefined;
      const own = unseal(key.bytes, found.key.value(), subject);
      return Buffer.from(unseal(own, text.sealed.value(), _id)).toString('utf8');
    },
    async destroy(erased) {
      await insertNew(
        erasures,
        erased.map((_id) => ({ _id })),
      );
      await insertNew(
        subjects,
        erased.map((_id) => ({ _id, key: null })),
      );
      await subjects.updateMany({ _id: { $in: [...erased] } }, { $set: { key: null } });
      await dropTexts(texts, erased);
    },
    async *erased(batch) {
      let page: string[] = [];
      for await (const { _id } of erasures.find({}, { batchSize: batch })) {
        page.push(_id);
        if (page.length < batch) continue;
        yield page;
        page = [];
      }
      yield page;
    },
  };
}

function textId({ subject, field }: Pick<VaultEntry, 'subject' | 'field'>): string {
  return `${subject}/${field}`;
}

function subjectsOf(entries: readonly VaultEntry[]): readonly string[] {
  return [...new Set(entries.map(({ subject }) => subject))];
}

/** Every subject's key, made where there is none yet; null for the erased. */
async function keysFor(
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
async function replace(texts: Collection<Text>, sealed: readonly Text[]): Promise<void> {
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
async function insertNew<D extends Erasure>(
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

async function dropTexts(texts: Collection<Text>, subjects: readonly string[]): Promise<void> {
  if (subjects.length > 0) await texts.deleteMany({ subject: { $in: [...subjects] } });
}
