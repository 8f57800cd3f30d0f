import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVault } from '../../src/vault/open.ts';
import { VaultLocked } from '../../src/vault/vault.ts';
import { describeWithMongo } from '../support/mongodb.ts';
import { ANOTHER_KEY, COLLECTIONS, copyOf, KEY, LI, signed, twoMachines } from './two-machines.ts';

describeWithMongo('the key of a vault on a server', () => {
  it('is never made of its own accord, and the sentence says how to make one', async () => {
    await using at = await twoMachines();
    const open = openVault(at.database.url, at.here);
    await expect(open).rejects.toThrow(VaultLocked);
    await expect(open).rejects.toThrow(/LADING_VAULT_KEY to the same 64 hex digits.*openssl rand/);
    expect(await copyOf(at.database)).toEqual(COLLECTIONS.map((name) => [name, []]));
  });

  it('is the given one, else the one in the data folder', async () => {
    await using at = await twoMachines();
    await using vault = await at.open(at.here, KEY.toUpperCase());
    await vault.put([signed(LI, '李雷')]);
    writeFileSync(join(at.there, 'vault.key'), `${KEY}\n`);
    await using byFile = await openVault(at.database.url, at.there);
    expect(await byFile.get(LI, 'signatory')).toBe('李雷');
    writeFileSync(join(at.there, 'vault.key'), ANOTHER_KEY);
    await using given = await at.open(at.there);
    expect(await given.get(LI, 'signatory')).toBe('李雷');
  });

  it('opens nothing when it is another one, or none', async () => {
    await using at = await twoMachines();
    await (await at.open())[Symbol.asyncDispose]();
    await expect(at.open(at.there, ANOTHER_KEY)).rejects.toThrow(VaultLocked);
    await expect(at.open(at.there, ANOTHER_KEY)).rejects.toThrow(
      'LADING_VAULT_KEY is not the key of the vault in',
    );
    await expect(at.open(at.there, 'lost')).rejects.toThrow('LADING_VAULT_KEY is not a key');
    writeFileSync(join(at.there, 'vault.key'), ANOTHER_KEY);
    await expect(openVault(at.database.url, at.there)).rejects.toThrow(
      'vault.key is not the key of the vault in',
    );
  });

  it('of two processes that begin a vault is the same, or one of them is refused', async () => {
    await using at = await twoMachines();
    const opened = await Promise.allSettled([
      at.open(at.here, KEY),
      at.open(at.there, ANOTHER_KEY),
    ]);
    const vaults = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(vaults).toHaveLength(1);
    expect(refused).toEqual([expect.any(VaultLocked)]);
    await vaults[0]?.[Symbol.asyncDispose]();
  });
});
