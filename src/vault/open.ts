import { mkdirSync } from 'node:fs';
import { openMongoVault } from './mongodb.ts';
import { openSqliteVault } from './sqlite.ts';
import type { Vault } from './vault.ts';

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
  const isServer = url.startsWith('mongodb://') || url.startsWith('mongodb+srv://');
  if (!isServer && url !== 'sqlite:') {
    throw new Error('no vault is known under this address; use sqlite: or mongodb://…');
  }
  mkdirSync(dataDir, { recursive: true });
  return isServer ? openMongoVault(url, dataDir, key) : openSqliteVault(dataDir, key);
}
