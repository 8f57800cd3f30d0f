import { mkdirSync } from 'node:fs';
import { keyThatIsThere, mustFit } from './key.ts';
import { openSealedSqlite } from './sealed-sqlite.ts';
import { openSqliteVault } from './sqlite.ts';
import { takeInto } from './taking.ts';
import type { SealedVault, Vault } from './vault.ts';

export interface HowToOpenVault {
  /** 64 hex digits; without it the file `vault.key` in the data folder is the key. */
  readonly key?: string;
}

/**
 * The vault that `url` names: `sqlite:` is the embedded one in the data folder, `mongodb://…` and
 * `mongodb+srv://…` lie on a server, with the journal of erasures in the data folder as well.
 * Throws VaultLocked, UnusableVault, and for a server UnusableServer and ServerUnreachable.
 */
export async function openVault(
  url: string,
  dataDir: string,
  { key }: HowToOpenVault = {},
): Promise<Vault> {
  const onServer = isOnServer(url);
  mkdirSync(dataDir, { recursive: true });
  if (!onServer) return openSqliteVault(dataDir, key);
  // Read only where a URL asks for it: a folder's commands start sooner without the driver.
  const { openMongoVault } = await import('./mongodb.ts');
  return openMongoVault(url, dataDir, key);
}

/**
 * The same vault to be given away, sealed and without its key, beside whoever uses it. Undefined
 * where there is none yet; nothing is made. Throws as `openVault` does.
 */
export async function openSealedVault(
  url: string,
  dataDir: string,
): Promise<SealedVault | undefined> {
  if (!isOnServer(url)) return openSealedSqlite(dataDir);
  const { openSealedMongo } = await import('./sealed-mongodb.ts');
  return openSealedMongo(url, dataDir);
}

/** The verdicts that `take` of the same vault would give, and nothing is made or kept. */
export async function rehearseTaking(
  url: string,
  dataDir: string,
  { key }: HowToOpenVault = {},
): Promise<Pick<Vault, 'take' | typeof Symbol.asyncDispose>> {
  const wrapping = keyThatIsThere(dataDir, key);
  await using opened = new AsyncDisposableStack();
  const there = opened.use(await openSealedVault(url, dataDir));
  if (there) mustFit(wrapping, there.keyCheck, 'the vault that is here');
  const kept = opened.move();
  const keeping = {
    find: async (subjects: readonly string[]) => (await there?.find(subjects)) ?? [],
    add: async () => undefined,
    erase: async () => undefined,
  };
  return {
    take: (lot) => takeInto(keeping, wrapping, lot),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function isOnServer(url: string): boolean {
  if (url.startsWith('mongodb://') || url.startsWith('mongodb+srv://')) return true;
  if (url === 'sqlite:') return false;
  throw new Error('no vault is known under this address; use sqlite: or mongodb://…');
}
