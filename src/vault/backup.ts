import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';
import { journalErasures, journalledErasures, vaultFiles } from './files.ts';

/**
 * Copies the sealed texts and then the journal of erasures from a data folder to `target`, while
 * the vault is in use. `vault.key` stays behind on purpose: keep a copy of it apart from every
 * backup, for without it no copy of the vault can be read. Answers false where there is no vault.
 */
export async function backupVault(dir: string, target: string): Promise<boolean> {
  const from = vaultFiles(dir);
  const to = vaultFiles(target);
  if (!existsSync(from.database)) return false;
  await mkdir(target, { recursive: true });
  const db = new DatabaseSync(from.database, { readOnly: true, timeout: 5_000 });
  try {
    await backup(db, to.database);
  } finally {
    db.close();
  }
  await chmod(to.database, 0o600);
  if (existsSync(from.erasures)) await copyFile(from.erasures, to.erasures);
  return true;
}

/**
 * Puts a backup's vault into `dir`, where no vault may be yet. Erasures that `dir` has already
 * journalled and those of the backup are both honoured at the next opening, which also needs
 * `vault.key` put back beside them. Answers false where the backup holds no vault.
 */
export async function restoreVault(source: string, dir: string): Promise<boolean> {
  const from = vaultFiles(source);
  const to = vaultFiles(dir);
  if (!existsSync(from.database)) return false;
  if (existsSync(to.database)) throw new Error(`${to.database} is there already`);
  await mkdir(dir, { recursive: true });
  const known = new Set(journalledErasures(to.erasures));
  if (existsSync(from.erasures)) {
    for (const line of readFileSync(from.erasures, 'utf8').split('\n').slice(0, -1)) {
      if (!known.has(line)) journalErasures(to.erasures, [line]);
    }
  }
  await copyFile(from.database, to.database);
  return true;
}
