import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupVault, restoreVault } from '../../src/vault/backup.ts';
import { openVault } from '../../src/vault/open.ts';
import { VaultLocked } from '../../src/vault/vault.ts';
import { vaultContract } from '../contracts/vault.ts';
import { temporaryFolder } from './temporary-folder.ts';

const LI = `subject:${'1'.repeat(32)}`;
const WANG = `subject:${'2'.repeat(32)}`;

vaultContract('SQLite', async () => {
  const folder = temporaryFolder();
  return {
    open: () => openVault('sqlite:', folder.path),
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
});

async function remember(dir: string, subject: string, text: string): Promise<void> {
  await using vault = await openVault('sqlite:', dir);
  await vault.put([{ subject, field: 'signatory', text }]);
}

async function recall(dir: string, subject: string) {
  await using vault = await openVault('sqlite:', dir);
  return await vault.get(subject, 'signatory');
}

async function erase(dir: string, subject: string): Promise<void> {
  await using vault = await openVault('sqlite:', dir);
  await vault.erase(subject);
}

describe('the files of the embedded vault', () => {
  it('are readable by their owner alone', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    await erase(folder.path, WANG);
    const modes = readdirSync(folder.path).map((name) => [
      name,
      statSync(join(folder.path, name)).mode & 0o777,
    ]);
    expect(Object.fromEntries(modes)).toEqual({
      'vault.db': 0o600,
      'vault.erasures': 0o600,
      'vault.key': 0o600,
    });
  });

  it('hold no text in clear, not even while open', async () => {
    using folder = temporaryFolder();
    await using vault = await openVault('sqlite:', folder.path);
    await vault.put([{ subject: LI, field: 'signatory', text: 'Li Lei, 138 0013 8000' }]);
    for (const name of readdirSync(folder.path)) {
      expect(readFileSync(join(folder.path, name)).includes('Li Lei')).toBe(false);
    }
  });

  it('no longer hold the key of an erased subject, nor its texts', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    using db = new DatabaseSync(join(folder.path, 'vault.db'));
    const before = db.prepare('SELECT data_key, sealed FROM subjects JOIN texts USING (subject)');
    const { data_key: key, sealed } = before.get() ?? {};
    await using vault = await openVault('sqlite:', folder.path);
    await vault.erase(LI);
    const bytes = Buffer.concat(
      readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name))),
    );
    expect([key, sealed].map((found) => found instanceof Uint8Array)).toEqual([true, true]);
    expect(bytes.includes(Buffer.from(key as Uint8Array))).toBe(false);
    expect(bytes.includes(Buffer.from(sealed as Uint8Array))).toBe(false);
  });

  it('open only with their own key', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    const key = join(folder.path, 'vault.key');
    const own = readFileSync(key, 'utf8');
    rmSync(key);
    await expect(recall(folder.path, LI)).rejects.toThrow(VaultLocked);
    await expect(recall(folder.path, LI)).rejects.toThrow('vault.key is missing');
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, '7f'.repeat(32));
    await expect(recall(folder.path, LI)).rejects.toThrow('vault.key is not the key of');
    writeFileSync(key, 'lost');
    await expect(recall(folder.path, LI)).rejects.toThrow('is not a key');
    writeFileSync(key, `${own}\n`);
    expect(await recall(folder.path, LI)).toBe('李雷');
  });

  it('say so when a text was moved from one subject to another', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    await remember(folder.path, WANG, '王芳');
    using db = new DatabaseSync(join(folder.path, 'vault.db'));
    db.prepare(
      'UPDATE texts SET sealed = (SELECT sealed FROM texts WHERE subject = ?) WHERE subject = ?',
    ).run(LI, WANG);
    await expect(recall(folder.path, WANG)).rejects.toThrow();
  });

  it('of a newer format are refused with the format named', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    using db = new DatabaseSync(join(folder.path, 'vault.db'));
    db.exec('PRAGMA user_version = 7');
    await expect(recall(folder.path, LI)).rejects.toThrow('has format 7');
  });

  it('live where the address says, and an unknown one is not repeated aloud', async () => {
    using folder = temporaryFolder();
    const open = openVault('postgres://ops:geheim@db1', folder.path);
    await expect(open).rejects.toThrow('no vault is known');
    await expect(open).rejects.not.toThrow('geheim');
  });

  it('hold no key where one is given, which then is the only one that opens them', async () => {
    using folder = temporaryFolder();
    const key = '0f'.repeat(32);
    await using vault = await openVault('sqlite:', folder.path, { key });
    await vault.put([{ subject: LI, field: 'signatory', text: '李雷' }]);
    expect(existsSync(join(folder.path, 'vault.key'))).toBe(false);
    await expect(recall(folder.path, LI)).rejects.toThrow('vault.key is missing');
    const other = openVault('sqlite:', folder.path, { key: 'f0'.repeat(32) });
    await expect(other).rejects.toThrow('LADING_VAULT_KEY is not the key of');
  });
});

describe('the journal of erasures', () => {
  it('is honoured by an older vault that is put back', async () => {
    using folder = temporaryFolder();
    using elsewhere = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    const database = join(folder.path, 'vault.db');
    const copy = join(elsewhere.path, 'vault.db');
    copyFileSync(database, copy);
    await erase(folder.path, LI);
    copyFileSync(copy, database);
    expect(await recall(folder.path, LI)).toEqual({ erased: true });
  });

  it('forgets a last line that a crash cut short, since nobody was told', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    await erase(folder.path, WANG);
    const journal = join(folder.path, 'vault.erasures');
    appendFileSync(journal, LI.slice(0, 20));
    expect(await recall(folder.path, LI)).toBe('李雷');
    await erase(folder.path, LI);
    expect(readFileSync(journal, 'utf8')).toBe(`${WANG}\n${LI}\n`);
  });

  it('stops the vault when a line is not a subject', async () => {
    using folder = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    writeFileSync(join(folder.path, 'vault.erasures'), `${WANG}\nnobody\n`);
    await expect(recall(folder.path, LI)).rejects.toThrow('line 2');
  });
});

describe('a backup of the vault', () => {
  it('is taken in use, lacks the key, and opens with it', async () => {
    using folder = temporaryFolder();
    using backups = temporaryFolder();
    using fresh = temporaryFolder();
    await using vault = await openVault('sqlite:', folder.path);
    await vault.put([{ subject: LI, field: 'signatory', text: '李雷' }]);
    await vault.erase(WANG);
    expect(await backupVault(folder.path, backups.path)).toBe(true);
    expect(readdirSync(backups.path).sort()).toEqual(['vault.db', 'vault.erasures']);

    expect(await restoreVault(backups.path, fresh.path)).toBe(true);
    await expect(recall(fresh.path, LI)).rejects.toThrow(VaultLocked);
    copyFileSync(join(folder.path, 'vault.key'), join(fresh.path, 'vault.key'));
    expect(await recall(fresh.path, LI)).toBe('李雷');
    expect(await recall(fresh.path, WANG)).toEqual({ erased: true });
  });

  it('brings nobody back who was erased after it, where the newer journal is kept', async () => {
    using folder = temporaryFolder();
    using backups = temporaryFolder();
    using fresh = temporaryFolder();
    await remember(folder.path, LI, '李雷');
    await erase(folder.path, WANG);
    await backupVault(folder.path, backups.path);
    await erase(folder.path, LI);
    for (const kept of ['vault.key', 'vault.erasures']) {
      copyFileSync(join(folder.path, kept), join(fresh.path, kept));
    }
    await restoreVault(backups.path, fresh.path);
    expect(await recall(fresh.path, LI)).toEqual({ erased: true });
    expect(readFileSync(join(fresh.path, 'vault.erasures'), 'utf8')).toBe(`${WANG}\n${LI}\n`);
  });

  it('never overwrites a vault, and knows when there is none', async () => {
    using folder = temporaryFolder();
    using backups = temporaryFolder();
    expect(await backupVault(folder.path, backups.path)).toBe(false);
    expect(await restoreVault(backups.path, folder.path)).toBe(false);
    await remember(folder.path, LI, '李雷');
    await backupVault(folder.path, backups.path);
    await expect(restoreVault(backups.path, folder.path)).rejects.toThrow('is there already');
  });
});
