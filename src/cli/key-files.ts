import { chmodSync, constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { vaultFiles } from '../vault/files.ts';
import { SECRET_FILE } from './secret.ts';

const OWNER_ONLY = 0o600;

/** What opens the vault and makes digests: kept apart from every backup of what it protects. */
export function keyFiles(dir: string): readonly string[] {
  return [vaultFiles(dir).key, join(dir, SECRET_FILE)];
}

/** Copies the keys that are there; never over others. */
export function copyKeys(fromDir: string, toDir: string): readonly string[] {
  mkdirSync(toDir, { recursive: true });
  return keyFiles(fromDir)
    .filter((path) => existsSync(path))
    .map((path) => {
      const copy = join(toDir, basename(path));
      copyFileSync(path, copy, constants.COPYFILE_EXCL);
      chmodSync(copy, OWNER_ONLY);
      return copy;
    });
}
