import { mkdirSync } from 'node:fs';
import { openSqliteVault } from './sqlite.ts';
import type { Vault } from './vault.ts';

/** The vault that `url` names: `sqlite:` is the embedded one in the data folder. */
export async function openVault(url: string, dataDir: string): Promise<Vault> {
  if (url !== 'sqlite:') throw new Error(`no vault is known under ${url}; use sqlite:`);
  mkdirSync(dataDir, { recursive: true });
  return openSqliteVault(dataDir);
}
