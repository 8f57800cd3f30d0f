import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { UnreadableStore } from '../../src/read-models/read-models.ts';
import { type Card, newFolders, published, put } from './cards.ts';

const folder = newFolders();

describe('a file that cannot be read', () => {
  const registry = (): string => join(folder.dataDir, 'read-models.db');

  async function closed(): Promise<void> {
    const models = await folder.open();
    const collection = await published(models);
    for (let n = 0; n < 400; n += 1) {
      await put(collection, `card-${n}`, 2 + n, { stage: 'x'.repeat(200), tags: ['t'] });
    }
    await models[Symbol.asyncDispose]();
  }

  it('is named, with what to do', async () => {
    await closed();
    writeFileSync(registry(), 'not a database at all, but long enough to have a header'.repeat(99));
    await expect(folder.open()).rejects.toThrow(UnreadableStore);
    await expect(folder.open()).rejects.toThrow(
      /read-models\.db is damaged .*rebuilt from history/,
    );
  });

  it('is refused when it is somebody else’s', async () => {
    const db = new DatabaseSync(registry());
    db.exec('CREATE TABLE theirs (x); PRAGMA application_id = 7');
    db.close();
    await expect(folder.open()).rejects.toThrow(/not a file of Lading/);
  });

  it('is refused when a newer Lading has made it, with both formats named', async () => {
    await closed();
    const db = new DatabaseSync(registry());
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(folder.open()).rejects.toThrow(/format 99, this Lading reads 1/);
  });

  it('is found out when a page in its middle is damaged', async () => {
    await closed();
    const path = folder.file(folder.buildFiles()[0] ?? '');
    const bytes = readFileSync(path);
    for (let page = 8_192; page + 4_096 <= bytes.length; page += 4_096) {
      bytes.fill(0xff, page, page + 8);
    }
    writeFileSync(path, bytes);
    const models = await folder.open();
    const looking = async (): Promise<void> => {
      const collection = await models.published<Card>('cards');
      for await (const _ of collection?.all() ?? []);
      await collection?.count({ stage: { prefix: 'x' } });
    };
    await expect(looking()).rejects.toThrow(UnreadableStore);
  });

  it('that is missing counts as not published', async () => {
    await closed();
    rmSync(folder.file(''), { recursive: true });
    expect(await (await folder.open()).published('cards')).toBeUndefined();
  });
});
