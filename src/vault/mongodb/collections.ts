import { Binary } from 'mongodb';
import type { Mongo } from '../../servers/mongodb.ts';
import { seal, unseal } from '../cipher.ts';
import type { VaultKey } from '../key.ts';
import type { Erased, SealedSubject, VaultEntry } from '../vault.ts';
import {
  type Documents,
  documentsIn,
  dropTexts,
  insertNew,
  keysFor,
  replace,
  type Text,
} from './documents.ts';
import { checkVault } from './key-check.ts';
import { findSealed } from './sealed.ts';

const ERASED: Erased = { erased: true };
/** What the collections of the vault can do. */
export interface VaultCollections {
  /** Durable once it answers; what is for an erased subject is left out. */
  store(entries: readonly VaultEntry[]): Promise<void>;
  /** The same, but what is there stays. */
  add(entries: readonly VaultEntry[]): Promise<void>;
  fetch(subject: string, field: string): Promise<string | Erased | undefined>;
  find(subjects: readonly string[]): Promise<readonly SealedSubject[]>;
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
  const documents = documentsIn(db);
  const { subjects, texts, erasures } = documents;
  await checkVault(db, key, about);
  await texts.createIndex({ subject: 1 });

  return {
    store: (entries) => write(documents, key, entries, (sealed) => replace(texts, sealed)),
    async add(entries) {
      await write(documents, key, entries, async (sealed) => {
        await insertNew(texts, sealed);
      });
    },
    find: (wanted) => findSealed(documents, wanted),
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

/** Seals the latest of each field and keeps it as `keep` does. */
async function write(
  { subjects, texts, erasures }: Documents,
  key: VaultKey,
  entries: readonly VaultEntry[],
  keep: (sealed: readonly Text[]) => Promise<void>,
): Promise<void> {
  const latest = new Map(entries.map((entry) => [textId(entry), entry]));
  const keys = await keysFor(subjects, key.bytes, subjectsOf(entries));
  const sealed = [...latest].flatMap(([_id, { subject, text }]) => {
    const own = keys.get(subject);
    return own ? [{ _id, subject, sealed: new Binary(seal(own, Buffer.from(text), _id)) }] : [];
  });
  await keep(sealed);
  const stored = [...keys].flatMap(([subject, own]) => (own ? [subject] : []));
  const late = await erasures.find({ _id: { $in: stored } }).toArray();
  await dropTexts(
    texts,
    late.map(({ _id }) => _id),
  );
}

function textId({ subject, field }: Pick<VaultEntry, 'subject' | 'field'>): string {
  return `${subject}/${field}`;
}

function subjectsOf(entries: readonly VaultEntry[]): readonly string[] {
  return [...new Set(entries.map(({ subject }) => subject))];
}
