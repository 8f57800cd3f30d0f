import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';

async function factsOf(dir: string): Promise<readonly { readonly id: string }[]> {
  const { out } = await lading(['export', 'facts-ndjson', '--data', dir]);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string });
}

describe('backup and restore', () => {
  it('bring back every fact and the vault, in a new epoch, with read models rebuilt', async () => {
    const dir = await folderWith('ACME-1001', 'ACME-1002');
    const [target, keys, restored] = ['backup', 'keys', 'restored'].map((name) =>
      join(temporaryFolder(), name),
    ) as [string, string, string];
    const copied = await lading(['backup', target, '--keys', keys, '--data', dir, '--json']);
    expect(copied.exit).toBe(0);
    expect(JSON.parse(copied.out)).toMatchObject({ epoch: 1, head: 18, vault: true });
    expect(readdirSync(keys).sort()).toEqual(['secret', 'vault.key']);
    expect(statSync(join(keys, 'vault.key')).mode & 0o077).toBe(0);

    const back = await lading(['restore', target, '--keys', keys, '--data', restored, '--json']);
    expect(back.exit).toBe(0);
    const { epoch, missingKeys } = JSON.parse(back.out);
    expect(epoch).toBeGreaterThan(1);
    expect(missingKeys).toEqual([]);
    expect(await factsOf(restored)).toEqual(await factsOf(dir));
    expect((await lading(['verify', '--deep', '--data', restored])).exit).toBe(0);
    expect((await lading(['doctor', '--data', restored])).exit).toBe(0);
  });

  it('keep keys and what they protect apart, and say what is missing after a restore', async () => {
    const dir = await folderWith('ACME-1001');
    const target = join(temporaryFolder(), 'backup');
    const together = await lading(['backup', target, '--keys', target, '--data', dir]);
    expect(together.exit).toBe(2);
    expect(existsSync(target)).toBe(false);
    const copied = await lading(['backup', target, '--data', dir]);
    expect(copied.out).toContain('The keys are not in it');
    expect(readdirSync(target).sort()).toEqual(['ledger.db', 'vault.db']);
    const restored = join(temporaryFolder(), 'restored');
    const { exit, out } = await lading(['restore', target, '--data', restored]);
    expect(exit).toBe(0);
    expect(out).toContain('Still missing: vault.key, secret');
    expect((await lading(['doctor', '--data', restored])).exit).toBe(1);
  });

  it('refuse a target that is not empty, and change nothing in it', async () => {
    const dir = await folderWith('ACME-1001');
    const target = temporaryFolder();
    writeFileSync(join(target, 'notes.txt'), 'mine');
    expect((await lading(['backup', target, '--data', dir])).exit).toBe(1);
    expect((await lading(['restore', target, '--data', dir])).err).toContain(
      'needs an empty folder',
    );
    expect(readdirSync(target)).toEqual(['notes.txt']);
  });

  it('refuse before anything is copied what would fail at the end', async () => {
    const dir = await folderWith('ACME-1001');
    const keys = temporaryFolder();
    writeFileSync(join(keys, 'secret'), 'of another installation');
    const target = join(temporaryFolder(), 'backup');
    const over = await lading(['backup', target, '--keys', keys, '--data', dir]);
    expect(over.exit).toBe(1);
    expect(over.err).toContain('will not be overwritten');
    expect(existsSync(target)).toBe(false);
    const inside = await lading(['backup', join(dir, 'backup'), '--data', dir]);
    expect(inside.exit).toBe(2);
    expect(existsSync(join(dir, 'backup'))).toBe(false);
  });

  it('stopped in the middle leave nothing behind', async () => {
    const dir = await folderWith('ACME-1001');
    const target = join(temporaryFolder(), 'backup');
    const argv = ['backup', target, '--data', dir];
    const { exit, err } = await lading(argv, { signal: AbortSignal.abort() });
    expect(exit).toBe(130);
    expect(err).toContain('nothing incomplete is left');
    expect(existsSync(target)).toBe(false);
    expect((await lading(argv)).exit).toBe(0);
  });

  it('leave nothing behind when the source holds no backup', async () => {
    const restored = join(temporaryFolder(), 'restored');
    const { exit } = await lading(['restore', temporaryFolder(), '--data', restored]);
    expect(exit).toBe(3);
    expect(existsSync(restored)).toBe(false);
  });
});
