import { existsSync, readFileSync } from 'node:fs';
import { type Config, isOnServer } from '../config.ts';
import { vaultFiles } from '../vault/files.ts';

/** The vault is on a server, and nobody has made its key; the message is the file's path. */
class VaultKeyMissing extends Error {
  override readonly name = 'VaultKeyMissing';
}

/** What opens a vault on a server: what is configured, else what the data folder holds. */
export function vaultKeyIn({ vaultKey }: Config, dir: string): string | undefined {
  if (vaultKey !== undefined) return vaultKey;
  const { key } = vaultFiles(dir);
  return existsSync(key) ? readFileSync(key, 'utf8').trim() : undefined;
}

/** For a vault that several processes share no key is ever made. Throws VaultKeyMissing. */
export function mustHaveVaultKey(config: Config, dir: string): void {
  if (!isOnServer(config.vault) || vaultKeyIn(config, dir) !== undefined) return;
  throw new VaultKeyMissing(vaultFiles(dir).key);
}
