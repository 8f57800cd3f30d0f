import { appendFileSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSealedVault, openVault, rehearseTaking } from '../../src/vault/open.ts';
import { UnusableVault, VaultLocked } from '../../src/vault/vault.ts';
import { type MovablePlace, movingContract } from '../contracts/moving-vault.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { ANOTHER_KEY, KEY, LI, signed, twoMachines, WANG } from './two-machines.ts';

async function folderPlace(): Promise<MovablePlace & { readonly path: string }> {
  const folder = temporaryFolder();
  return {
    path: folder.path,
    open: () => openVault('sqlite:', folder.path, { key: KEY }),
    openSealed: () => openSealedVault('sqlite:', folder.path),
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
}

movingContract('SQLite to SQLite', folderPlace, folderPlace);
describeWithMongo('with a server', () => {
  movingContract('SQLite to MongoDB', folderPlace, twoMachines);
  movingContract('MongoDB to SQLite', twoMachines, folderPlace);
  movingContract('MongoDB to MongoDB', twoMachines, twoMachines);

  it('none is there to be given away where none was begun', async () => {
    await using at = await twoMachines();
    expect(await at.openSealed()).toBeUndefined();
  });

  it('an erasure that only the machine’s own journal knows goes along', async () => {
    await using at = await twoMachines();
    await using vault = await at.open();
    await vault.put([signed(LI, '李雷')]);
    await vault.erase(WANG);
    const { client, name } = at.database;
    await client.db(name).collection('vault_erasures').deleteMany({});
    await client.db(name).collection('vault_subjects').deleteMany({ key: null });
    await using sealed = await at.openSealed();
    const found = (await Array.fromAsync(sealed?.subjects() ?? [])).flat();
    expect(found).toContainEqual({ subject: WANG, erased: true });
    expect(found).toHaveLength(2);
  });
});

describe('the embedded vault, to be given away', () => {
  it('is none where none was begun, and none is made', async () => {
    await using place = await folderPlace();
    expect(await place.openSealed()).toBeUndefined();
    expect(existsSync(join(place.path, 'vault.db'))).toBe(false);
  });

  it('honours the journal over an older vault that was put back', async () => {
    await using place = await folderPlace();
    const file = join(place.path, 'vault.db');
    {
      await using vault = await place.open();
      await vault.put([signed(LI, '李雷')]);
    }
    copyFileSync(file, `${file}.old`);
    {
      await using vault = await place.open();
      await vault.erase(LI);
      await vault.erase(WANG);
    }
    copyFileSync(`${file}.old`, file);
    await using sealed = await place.openSealed();
    expect((await Array.fromAsync(sealed?.subjects() ?? [])).flat()).toEqual([
      { subject: LI, erased: true },
      { subject: WANG, erased: true },
    ]);
  });

  it('leaves a line alone that its owner is just writing into the journal', async () => {
    await using place = await folderPlace();
    await using vault = await place.open();
    await vault.erase(LI);
    const journal = join(place.path, 'vault.erasures');
    appendFileSync(journal, WANG.slice(0, 20));
    await using sealed = await place.openSealed();
    const found = (await Array.fromAsync(sealed?.subjects() ?? [])).flat();
    expect(found).toEqual([{ subject: LI, erased: true }]);
    expect(readFileSync(journal, 'utf8')).toBe(`${LI}\n${WANG.slice(0, 20)}`);
  });

  it('must be a vault of a known format', async () => {
    await using place = await folderPlace();
    await (await place.open())[Symbol.asyncDispose]();
    using db = new DatabaseSync(join(place.path, 'vault.db'));
    db.exec('PRAGMA user_version = 7');
    await expect(place.openSealed()).rejects.toThrow(UnusableVault);
  });
});

describe('erasures that were taken in', () => {
  it('are journalled once', async () => {
    await using old = await folderPlace();
    await using place = await folderPlace();
    await using vault = await old.open();
    await vault.erase(LI);
    await using sealed = await old.openSealed();
    const lot = { keyCheck: sealed?.keyCheck ?? new Uint8Array(), subjects: [] };
    await using taker = await place.open();
    for (let time = 0; time < 2; time += 1) {
      await taker.take({ ...lot, subjects: [{ subject: LI, erased: true }] });
    }
    expect(readFileSync(join(place.path, 'vault.erasures'), 'utf8')).toBe(`${LI}\n`);
  });
});

describe('a rehearsal', () => {
  it('gives the verdicts and keeps nothing', async () => {
    await using old = await folderPlace();
    await using place = await folderPlace();
    await using vault = await old.open();
    await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
    await using sealed = await old.openSealed();
    const subjects = (await Array.fromAsync(sealed?.subjects() ?? [])).flat();
    const lot = { keyCheck: sealed?.keyCheck ?? new Uint8Array(), subjects };
    const rehearse = async () => {
      await using taker = await rehearseTaking('sqlite:', place.path, { key: KEY });
      return await taker.take(lot);
    };
    const added = { kind: 'taken', texts: 1, kept: 0 };
    expect(await rehearse()).toEqual([added, added]);
    expect(existsSync(join(place.path, 'vault.db'))).toBe(false);
    await using here = await place.open();
    await here.put([signed(LI, 'Li Lei')]);
    expect(await rehearse()).toEqual([{ kind: 'taken', texts: 0, kept: 1 }, added]);
    expect(await here.get(WANG, 'signatory')).toBeUndefined();
  });

  it('needs the key, and that of the vault that is there', async () => {
    await using place = await folderPlace();
    await expect(rehearseTaking('sqlite:', place.path)).rejects.toThrow(VaultLocked);
    await (await place.open())[Symbol.asyncDispose]();
    const other = rehearseTaking('sqlite:', place.path, { key: ANOTHER_KEY });
    await expect(other).rejects.toThrow(VaultLocked);
  });
});
