import type { Binary } from 'mongodb';
import { openSealedVault, openVault } from '../../src/vault/open.ts';
import type { SealedVault, Vault } from '../../src/vault/vault.ts';
import { type FreshDatabase, freshDatabase } from '../support/mongodb.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const LI = `subject:${'1'.repeat(32)}`;
export const WANG = `subject:${'2'.repeat(32)}`;
export const KEY = '0f'.repeat(32);
export const ANOTHER_KEY = 'f0'.repeat(32);
export const signed = (subject: string, text: string) => ({ subject, field: 'signatory', text });

/** Two machines with one database: each has a data folder of its own. */
export interface TwoMachines extends AsyncDisposable {
  readonly database: FreshDatabase;
  readonly here: string;
  readonly there: string;
  /** The vault as the machine with this data folder opens it; `here` and KEY by default. */
  open(dir?: string, key?: string): Promise<Vault>;
  openSealed(): Promise<SealedVault | undefined>;
}

export async function twoMachines(): Promise<TwoMachines> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await freshDatabase());
  const here = opened.use(temporaryFolder());
  const there = opened.use(temporaryFolder());
  const kept = opened.move();
  return {
    database,
    here: here.path,
    there: there.path,
    open: (dir = here.path, key = KEY) => openVault(database.url, dir, { key }),
    openSealed: () => openSealedVault(database.url, here.path),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** A document of the vault's collections as it lies there. */
export interface Kept {
  readonly _id: string;
  readonly key?: Binary | null;
  readonly sealed?: Binary;
  readonly format?: number;
}

export const COLLECTIONS = ['vault_about', 'vault_erasures', 'vault_subjects', 'vault_texts'];

export async function copyOf({ client, name }: FreshDatabase) {
  const copies = COLLECTIONS.map(async (collection) => {
    return [
      collection,
      await client.db(name).collection<Kept>(collection).find().toArray(),
    ] as const;
  });
  return Promise.all(copies);
}

export async function putBack(
  { client, name }: FreshDatabase,
  copy: Awaited<ReturnType<typeof copyOf>>,
) {
  for (const [collection, documents] of copy) {
    await client.db(name).collection(collection).deleteMany({});
    if (documents.length > 0)
      await client.db(name).collection<Kept>(collection).insertMany(documents);
  }
}
