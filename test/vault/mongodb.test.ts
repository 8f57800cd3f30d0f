import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openVaultCollections } from '../../src/vault/mongodb/collections.ts';
import { UnusableVault } from '../../src/vault/vault.ts';
import { vaultContract } from '../contracts/vault.ts';
import { describeWithMongo, freshDatabase } from '../support/mongodb.ts';
import {
  ANOTHER_KEY,
  COLLECTIONS,
  copyOf,
  KEY,
  type Kept,
  LI,
  signed,
  twoMachines,
  WANG,
} from './two-machines.ts';

describeWithMongo('on a server that speaks MongoDB', () => {
  vaultContract('MongoDB', twoMachines);

  describe('the vault', () => {
    it('keeps its collections to itself, and no text in clear', async () => {
      await using at = await twoMachines();
      await using vault = await at.open();
      await vault.put([signed(LI, 'Li Lei, 138 0013 8000')]);
      await vault.erase(WANG);
      const { client, name } = at.database;
      const collections = await client.db(name).listCollections().toArray();
      expect(collections.map((collection) => collection.name).sort()).toEqual(COLLECTIONS);
      const bytes = Buffer.from(JSON.stringify(await copyOf(at.database)));
      const inBinary = (await copyOf(at.database)).flatMap(([, documents]) =>
        documents
          .flatMap(({ sealed, key }) => [sealed, key])
          .map((found) => found?.toString('utf8')),
      );
      expect(bytes.includes('Li Lei')).toBe(false);
      expect(inBinary.join().includes('Li Lei')).toBe(false);
    });

    it('stores a thousand entries in three round trips, and replaces forty in one', async () => {
      await using database = await freshDatabase();
      await using client = await new MongoClient(database.url, { monitorCommands: true }).connect();
      const key = { bytes: Buffer.from(KEY, 'hex'), from: 'the test' };
      const vault = await openVaultCollections({ db: client.db(), about: 'a test' }, key);
      const commands: string[] = [];
      client.on('commandStarted', ({ commandName }) => commands.push(commandName));
      const entries = Array.from({ length: 1_000 }, (_, index) => {
        return signed(`subject:${index.toString(16).padStart(32, '0')}`, `text ${index}`);
      });
      await vault.store(entries);
      expect(commands.splice(0)).toEqual(['insert', 'insert', 'find']);
      await vault.store(entries.slice(0, 40).map((entry) => ({ ...entry, text: 'again' })));
      expect(commands.splice(0)).toEqual(['insert', 'find', 'insert', 'update', 'find']);
      expect(await vault.fetch(entries[39]?.subject ?? '', 'signatory')).toBe('again');
      expect(await vault.fetch(entries[40]?.subject ?? '', 'signatory')).toBe('text 40');
    });

    it('replaces any number of texts', async () => {
      await using at = await twoMachines();
      await using vault = await at.open();
      const fields = Array.from({ length: 130 }, (_, index) => `field ${index}`);
      const all = (text: string) => fields.map((field) => ({ subject: LI, field, text }));
      await vault.put(all('before'));
      await vault.put(all('after'));
      const found = await Promise.all(fields.map((field) => vault.get(LI, field)));
      expect(new Set(found)).toEqual(new Set(['after']));
    });

    it('is the same to every machine that has its key', async () => {
      await using at = await twoMachines();
      await using here = await at.open(at.here);
      await using there = await at.open(at.there);
      await here.put([signed(LI, '李雷')]);
      await there.put([{ subject: LI, field: 'phone', text: '138' }]);
      expect(await there.get(LI, 'signatory')).toBe('李雷');
      expect(await here.get(LI, 'phone')).toBe('138');
      await there.erase(LI);
      expect(await here.get(LI, 'signatory')).toEqual({ erased: true });
    });

    it('gives a subject one key, whoever meets it first', async () => {
      await using at = await twoMachines();
      await using here = await at.open(at.here);
      await using there = await at.open(at.there);
      const fields = Array.from({ length: 20 }, (_, index) => `field ${index}`);
      await Promise.all(
        fields.map((field, index) => {
          const vault = index % 2 === 0 ? here : there;
          return vault.put([{ subject: LI, field, text: field }]);
        }),
      );
      const found = await Promise.all(fields.map((field) => here.get(LI, field)));
      expect(found).toEqual(fields);
    });

    it('brings nobody back whom one process stores while another erases', async () => {
      await using at = await twoMachines();
      await using here = await at.open(at.here);
      await using there = await at.open(at.there);
      const racing = Array.from({ length: 25 }, (_, index) => {
        const subject = `subject:${index.toString(16).padStart(32, 'a')}`;
        return { subject, known: index % 2 === 0 };
      });
      for (const { subject, known } of racing) {
        if (known) await here.put([signed(subject, '李雷')]);
        await Promise.all([
          here.put([signed(subject, '李'), { subject, field: 'phone', text: '138' }]),
          there.erase(subject),
        ]);
        expect(await here.get(subject, 'signatory')).toEqual({ erased: true });
        expect(await there.get(subject, 'phone')).toEqual({ erased: true });
      }
      const left = Object.fromEntries(await copyOf(at.database));
      expect(left.vault_texts).toEqual([]);
      expect(left.vault_subjects?.map(({ key }) => key)).toEqual(racing.map(() => null));
    });

    it('destroys the key of whom it erases, and takes the texts', async () => {
      await using at = await twoMachines();
      await using vault = await at.open();
      await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
      await vault.erase(LI);
      const left = Object.fromEntries(await copyOf(at.database));
      expect(left.vault_subjects?.find(({ _id }) => _id === LI)?.key).toBeNull();
      expect(left.vault_texts?.map(({ _id }) => _id)).toEqual([`${WANG}/signatory`]);
      expect(left.vault_erasures?.map(({ _id }) => _id)).toEqual([LI]);
    });

    it('says so when a text was moved from one subject to another', async () => {
      await using at = await twoMachines();
      await using vault = await at.open();
      await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
      const texts = at.database.client.db(at.database.name).collection<Kept>('vault_texts');
      const moved = await texts.findOne({ _id: `${LI}/signatory` });
      if (!moved?.sealed) throw new Error('the text is not where it was expected');
      await texts.updateOne({ _id: `${WANG}/signatory` }, { $set: { sealed: moved.sealed } });
      await expect(vault.get(WANG, 'signatory')).rejects.toThrow();
    });

    it('of a newer format is refused with the format named', async () => {
      await using at = await twoMachines();
      await (await at.open())[Symbol.asyncDispose]();
      const { client, name } = at.database;
      await client
        .db(name)
        .collection<Kept>('vault_about')
        .updateMany({}, { $set: { format: 7 } });
      await expect(at.open()).rejects.toThrow(UnusableVault);
      await expect(at.open()).rejects.toThrow(`${name} has format 7`);
    });

    it('without the check of its key is refused rather than given another key', async () => {
      await using at = await twoMachines();
      await using vault = await at.open();
      await vault.put([signed(LI, '李雷')]);
      const { client, name } = at.database;
      await client.db(name).collection('vault_about').deleteMany({});
      await expect(at.open(at.there, ANOTHER_KEY)).rejects.toThrow(UnusableVault);
    });
  });
});
