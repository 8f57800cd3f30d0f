import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimFolder } from '../../src/ledger/folder-lock.ts';
import { openSealedVault, openVault } from '../../src/vault/open.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { describeWithMongo, freshDatabase } from '../support/mongodb.ts';
import { folderWith, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';

let old: string;
let file: string;
let key: string;
const zh = { environment: { LADING_LOCALE: 'zh-CN' } };

beforeAll(async () => {
  old = await folderWith('ACME-1001', 'ACME-1002');
  file = join(temporaryFolder(), 'vault.ndjson');
  key = readFileSync(join(old, 'vault.key'), 'utf8').trim();
  const { exit, out, err } = await lading(['export', 'vault', '--data', old, '--out', file]);
  expect({ exit, err }).toEqual({ exit: 0, err: expect.stringContaining('Delete it once') });
  expect(out).toContain('Wrote ');
});

const importing = (dir: string, ...more: readonly string[]) =>
  ['import', file, '--format', 'vault', '--data', dir, ...more] as const;

/** A folder that has nothing but the old vault's key. */
function folderWithKey(): string {
  const dir = join(temporaryFolder(), 'data');
  mkdirSync(dir);
  copyFileSync(join(old, 'vault.key'), join(dir, 'vault.key'));
  return dir;
}

async function textsIn(dir: string): Promise<readonly string[]> {
  await using sealed = await openSealedVault('sqlite:', dir);
  const subjects = (await Array.fromAsync(sealed?.subjects() ?? [])).flat();
  await using vault: Vault = await openVault('sqlite:', dir, { key });
  const found = subjects.flatMap((one) =>
    'texts' in one ? [...one.texts.keys()].map((field) => vault.get(one.subject, field)) : [],
  );
  return (await Promise.all(found)).map(String).sort();
}

describe('export vault', () => {
  it('writes a file for its owner alone, without a text or the key in it', () => {
    const content = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const secret of ['Wang Jianguo', 'Chen Jing', key]) expect(content).not.toContain(secret);
  });

  it('needs neither the key nor the folder to itself', async () => {
    const dir = await folderWith('ACME-1001');
    await using _held = await claimFolder(dir);
    const { exit, out } = await lading(['export', 'vault', '--data', dir]);
    expect(exit).toBe(0);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      end: { erased: 0 },
    });
  });

  it('says so where there is no vault, and what does not go with it', async () => {
    const nowhere = join(temporaryFolder(), 'none');
    const none = await lading(['export', 'vault', '--data', nowhere]);
    expect(none).toMatchObject({ exit: 1, out: '' });
    expect(none.err).toContain('There is no vault here yet');
    expect(existsSync(nowhere)).toBe(false);
    const part = await lading(['export', 'vault', '--shipment', 'ACME-1001', '--data', old]);
    expect(part).toMatchObject({ exit: 2, out: '' });
    expect(part.err).toContain('a vault is exported whole');
  });
});

describe('import --format vault', () => {
  it('makes the same texts readable in another folder, once', async () => {
    const dir = folderWithKey();
    const first = JSON.parse((await lading(importing(dir, '--json'))).out);
    expect(first).toMatchObject({ refused: 0, repeated: 0, kept: 0, erased: 0, dryRun: false });
    expect(first.texts).toBeGreaterThan(1);
    expect(await textsIn(dir)).toEqual(await textsIn(old));
    expect(await textsIn(dir)).toContain('Wang Jianguo');
    const again = await lading(importing(dir, '--json'));
    expect(again.exit).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ recorded: 0, repeated: first.recorded });
  });

  it('rehearses without making anything', async () => {
    const dir = join(temporaryFolder(), 'data');
    const environment = { LADING_VAULT_KEY: key };
    const { exit, out } = await lading(importing(dir, '--dry-run'), { environment });
    expect(exit).toBe(0);
    expect(out).toContain('Rehearsed, nothing taken into the vault');
    expect(existsSync(dir)).toBe(false);
    const chinese = { environment: { ...environment, ...zh.environment } };
    expect((await lading(importing(dir, '--dry-run'), chinese)).out).toContain('新存入的内容');
  });

  it('makes no key, and no vault for another one', async () => {
    const dir = join(temporaryFolder(), 'data');
    const none = await lading(importing(dir));
    expect(none.exit).toBe(3);
    expect(none.err).toContain('Put the vault.key of the old installation there first');
    const environment = { LADING_VAULT_KEY: 'ab'.repeat(32) };
    const other = await lading(importing(dir, '--json'), { environment });
    expect(other.exit).toBe(3);
    expect(JSON.parse(other.out)).toMatchObject({ error: { code: 'vault-locked' } });
    expect(other.err).toContain('must be the text of the old vault.key');
    expect((await lading(importing(dir), zh)).err).toContain('请先把旧安装的 vault.key 放到这里');
    expect(existsSync(dir)).toBe(false);
  });

  it('says what to do where a vault was begun with another key', async () => {
    const dir = await folderWith('ACME-1003');
    const { exit, err } = await lading(importing(dir));
    expect({ exit, err }).toEqual({
      exit: 3,
      err: expect.stringContaining('vault.key is not the key of what was exported'),
    });
    copyFileSync(join(old, 'vault.key'), join(dir, 'vault.key'));
    for (const how of [[], ['--dry-run']]) {
      const begun = await lading(importing(dir, ...how));
      expect(begun.exit).toBe(3);
      expect(begun.err).toContain('remove it (vault.db in a folder');
    }
  });

  it('lists what is wrong by line and rule, in the reader’s language, and exits 1', async () => {
    const dir = folderWithKey();
    const cut = join(temporaryFolder(), 'cut.ndjson');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(cut, lines.slice(0, -1).join('\n'));
    const argv = ['import', cut, '--format', 'vault', '--data', dir];
    const english = await lading(argv);
    expect(english.exit).toBe(1);
    expect(english.out).toContain(`cut.ndjson:${lines.length}  is where the file breaks off`);
    const chinese = await lading(argv, zh);
    expect(chinese.out).toContain(`cut.ndjson:${lines.length}  文件到此中断`);
    expect(JSON.parse((await lading([...argv, '--json'])).out).refusedRows).toMatchObject([
      { line: lines.length, rule: 'vault-must-be-whole' },
    ]);
    expect(await textsIn(dir)).toEqual(await textsIn(old));
  });

  it('reads stdin, and waits for nobody who holds the folder', async () => {
    const dir = folderWithKey();
    const stdin = () => Readable.from([readFileSync(file)]);
    const argv = ['import', '-', '--format', 'vault', '--data', dir];
    {
      await using _held = await claimFolder(dir);
      expect((await lading(argv, { stdin })).err).toContain('The data folder is held');
    }
    expect((await lading(argv, { stdin })).exit).toBe(0);
    expect(await textsIn(dir)).toEqual(await textsIn(old));
  });
});

describeWithMongo('a vault that moves to a server and back', () => {
  it('holds the same texts, by the same key', async () => {
    await using database = await freshDatabase();
    const environment = { LADING_VAULT: database.url, LADING_VAULT_KEY: key };
    const there = join(temporaryFolder(), 'none');
    const moved = await lading(importing(there, '--dry-run', '--json'), { environment });
    expect(JSON.parse(moved.out)).toMatchObject({ refused: 0, dryRun: true });
    const { exit, err } = await lading(importing(there), { environment });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const again = JSON.parse((await lading(importing(there, '--json'), { environment })).out);
    expect(again).toMatchObject({ recorded: 0, texts: 0 });

    const back = join(temporaryFolder(), 'back.ndjson');
    const argv = ['export', 'vault', '--out', back, '--data', there];
    expect((await lading(argv, { environment })).exit).toBe(0);
    const dir = folderWithKey();
    expect((await lading(['import', back, '--format', 'vault', '--data', dir])).exit).toBe(0);
    expect(await textsIn(dir)).toEqual(await textsIn(old));
  });
});
