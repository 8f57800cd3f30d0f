import { connectMongo, type Mongo } from '../servers/mongodb.ts';
import { mustBeInBounds, mustBeSubject } from './bounds.ts';
import { journalErasures, journalledErasures, vaultFiles } from './files.ts';
import { sharedKey, type VaultKey } from './key.ts';
import { openVaultCollections, type VaultCollections } from './mongodb/collections.ts';
import { groupPuts } from './mongodb/grouping.ts';
import { takeInto } from './taking.ts';
import type { Vault } from './vault.ts';

const BATCH = 1_000;

/**
 * The vault on a server, shared by several processes and machines, in collections `vault_…` of the
 * URL's database. An erasure is journalled twice: in this machine's `vault.erasures`, which
 * outlives whatever backup of the database is put back, and in the database, from where every
 * other machine takes it into a journal of its own when it opens the vault. Both are replayed at
 * every opening. What the server keeps of a destroyed key beside the collections, as in its oplog,
 * is wrapped by the vault's key and goes when the server reuses the space.
 */
export async function openMongoVault(url: string, dir: string, key?: string): Promise<Vault> {
  const wrapping = sharedKey(dir, key);
  const { erasures } = vaultFiles(dir);
  await using opened = new AsyncDisposableStack();
  const mongo = opened.use(await connectMongo(url));
  try {
    const collections = await openVaultCollections(mongo, wrapping);
    await replayErasures(collections, erasures);
    const stores = opened.move();
    const close = (): Promise<void> => stores.disposeAsync();
    return vaultOver(collections, { mongo, wrapping, erasures, close });
  } catch (error) {
    throw mongo.failure(error);
  }
}

interface Surroundings {
  readonly mongo: Mongo;
  readonly wrapping: VaultKey;
  /** The journal of this machine. */
  readonly erasures: string;
  readonly close: () => Promise<void>;
}

function vaultOver(
  collections: VaultCollections,
  { mongo, wrapping, erasures, close }: Surroundings,
): Vault {
  const puts = groupPuts(collections.store);
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw new Error('the vault is closed');
  }
  async function asked<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw mongo.failure(error);
    }
  }
  async function eraseAll(subjects: readonly string[]): Promise<void> {
    journalErasures(erasures, subjects);
    await asked(collections.destroy(subjects));
  }
  return {
    async put(entries) {
      mustBeOpen();
      for (const entry of entries) mustBeInBounds(entry);
      if (entries.length > 0) await asked(puts.add(entries));
    },
    async get(subject, field) {
      mustBeOpen();
      return asked(collections.fetch(subject, field));
    },
    async erase(subject) {
      mustBeOpen();
      mustBeSubject(subject);
      await eraseAll([subject]);
    },
    async take(lot) {
      mustBeOpen();
      const { find, add } = collections;
      return asked(takeInto({ find, add, erase: eraseAll }, wrapping, lot));
    },
    async [Symbol.asyncDispose]() {
      if (closed) return;
      closed = true;
      await puts.settled();
      await close();
    },
  };
}

/** Whatever was put back since, of either: both journals say the same afterwards, and it is so. */
async function replayErasures(collections: VaultCollections, path: string): Promise<void> {
  const all = new Set(journalledErasures(path));
  for await (const subjects of collections.erased(BATCH)) {
    const fresh = subjects.filter((subject) => !all.has(subject));
    journalErasures(path, fresh);
    for (const subject of fresh) all.add(subject);
  }
  const subjects = [...all];
  for (let from = 0; from < subjects.length; from += BATCH) {
    await collections.destroy(subjects.slice(from, from + BATCH));
  }
}
