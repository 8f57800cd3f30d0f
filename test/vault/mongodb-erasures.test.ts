import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openVault } from '../../src/vault/open.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { startFerretDb } from '../support/ferretdb.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { temporaryFolder } from './temporary-folder.ts';
import {
  copyOf,
  KEY,
  type Kept,
  LI,
  putBack,
  signed,
  type TwoMachines,
  twoMachines,
  WANG,
} from './two-machines.ts';

describeWithMongo('the journals of erasures of a vault on a server', () => {
  async function restored(at: TwoMachines, dir: string): Promise<Vault> {
    await using vault = await at.open(at.here);
    await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
    const copy = await copyOf(at.database);
    await vault.erase(LI);
    await (await at.open(at.there))[Symbol.asyncDispose]();
    await putBack(at.database, copy);
    return await at.open(dir);
  }

  it.each(['here', 'there'] as const)(
    'is honoured by an older database that is put back, as kept %s',
    async (machine) => {
      await using at = await twoMachines();
      await using vault = await restored(at, at[machine]);
      expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
      expect(await vault.get(WANG, 'signatory')).toBe('王芳');
      const left = Object.fromEntries(await copyOf(at.database));
      expect(left.vault_erasures?.map(({ _id }) => _id)).toEqual([LI]);
      expect(left.vault_texts?.map(({ _id }) => _id)).toEqual([`${WANG}/signatory`]);
      expect(readFileSync(join(at[machine], 'vault.erasures'), 'utf8')).toBe(`${LI}\n`);
    },
  );

  it('is taken from the database by a machine that has lost its own', async () => {
    await using at = await twoMachines();
    await using vault = await at.open(at.here);
    await vault.erase(LI);
    rmSync(join(at.here, 'vault.erasures'));
    await using _again = await at.open(at.here);
    expect(readFileSync(join(at.here, 'vault.erasures'), 'utf8')).toBe(`${LI}\n`);
  });

  it('completes what a crash left half done', async () => {
    await using at = await twoMachines();
    await using vault = await at.open(at.here);
    await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
    writeFileSync(join(at.here, 'vault.erasures'), `${LI}\n`);
    const { client, name } = at.database;
    await client.db(name).collection<Kept>('vault_erasures').insertOne({ _id: WANG });
    await using _again = await at.open(at.here);
    expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
    expect(await vault.get(WANG, 'signatory')).toEqual({ erased: true });
  });
});

const ferretdb = inject('ferretdbBinary');

describe.skipIf(ferretdb === '')('while the server is away', () => {
  it('the vault says so, and the repeat completes what was not acknowledged', async () => {
    using files = temporaryFolder();
    using folder = temporaryFolder();
    const first = await startFerretDb(ferretdb, { folder: files.path });
    const key = { key: KEY };
    await using vault = await openVault(`${first.url}/lading`, folder.path, key);
    await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
    await first[Symbol.asyncDispose]();

    const tried = await Promise.allSettled([
      vault.put([signed(WANG, '王芳芳')]),
      vault.get(WANG, 'signatory'),
      vault.erase(LI),
    ]);
    const names = tried.map((one) => one.status === 'rejected' && one.reason.name);
    expect(names).toEqual(['ServerUnreachable', 'ServerUnreachable', 'ServerUnreachable']);

    await using _again = await startFerretDb(ferretdb, { folder: files.path, port: first.port });
    await vault.put([signed(WANG, '王芳芳')]);
    expect(await vault.get(WANG, 'signatory')).toBe('王芳芳');
    await using opened = await openVault(`${first.url}/lading`, folder.path, key);
    expect(await opened.get(LI, 'signatory')).toEqual({ erased: true });
  });
});
