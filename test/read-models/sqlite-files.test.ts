import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { openReadModels, openScratchReadModels } from '../../src/read-models/open.ts';
import { type Collection, LeaseLost } from '../../src/read-models/read-models.ts';
import { type Card, INDEXES, newFolders, published, put } from './cards.ts';

const folder = newFolders();

describe('the files', () => {
  it('keep everything from one opening to the next', async () => {
    const first = await folder.open();
    await published(first);
    await first[Symbol.asyncDispose]();
    const collection = await (await folder.open()).published<Card>('cards');
    expect((await collection?.get('a'))?.doc).toEqual({ stage: 'first' });
    expect(await collection?.count({ stage: 'first' })).toBe(1);
    expect(await collection?.checkpoint()).toEqual({ ledger: 'l-1', epoch: 1, through: 1 });
  });

  it('are one a build, and go with the build', async () => {
    const models = await folder.open();
    await published(models);
    expect(folder.buildFiles()).toEqual(['cards.1.first.db']);
    await published(models, 'second');
    expect(folder.buildFiles()).toEqual(['cards.1.second.db']);
  });

  it('of builds that a killed process left behind are swept', async () => {
    let nowMs = 0;
    const models = await folder.open(true, () => nowMs);
    await published(models);
    await models.open<Card>('cards', 1, 'abandoned', INDEXES);
    writeFileSync(folder.file('cards.1.stray.db'), 'half a page');
    nowMs += 60_000;
    expect(await models.sweep('cards')).toBe(1);
    expect(folder.buildFiles()).toEqual(['cards.1.first.db']);
  });

  it('cannot be led elsewhere by a name', async () => {
    const models = await folder.open();
    await expect(models.open('../cards', 1, 'first', {})).rejects.toThrow(TypeError);
    await expect(models.open('cards', 1, '../first', {})).rejects.toThrow(TypeError);
    await expect(models.open('cards', 0.5, 'first', {})).rejects.toThrow(TypeError);
  });

  it('take names of fields that mean something to SQL', async () => {
    const models = await folder.open();
    const indexes = { 'a "quoted".field': 'text', select: 'text', "it's": 'texts' } as const;
    const collection = await models.open<object>('cards', 1, 'odd', indexes);
    const doc = { 'a "quoted"': { field: 'x' }, select: 'y', "it's": ['z'] };
    await put(collection as Collection<never>, 'a', 1, doc as never);
    expect(await collection.count({ 'a "quoted".field': 'x' })).toBe(1);
    expect(await collection.count({ select: 'y', "it's": { has: 'z' } })).toBe(1);
  });
});

describe('a reader beside the writer', () => {
  it('sees nothing before there is something', async () => {
    const reader = await folder.open(false);
    expect(await reader.published('cards')).toBeUndefined();
    await published(await folder.open());
    expect(await (await reader.published<Card>('cards'))?.count({})).toBe(1);
  });

  it('sees each batch as it is applied, and the next build once it is published', async () => {
    const writer = await folder.open();
    const reader = await folder.open(false);
    const collection = await published(writer);
    const seen = await reader.published<Card>('cards');
    await put(collection, 'b', 2, { stage: 'later' });
    expect((await seen?.get('b'))?.doc).toEqual({ stage: 'later' });
    await published(writer, 'second');
    expect(await (await reader.published<Card>('cards'))?.count({ stage: 'second' })).toBe(1);
  });

  it('may finish what it began in a build that was dropped', async () => {
    const writer = await folder.open();
    await published(writer);
    const reader = await folder.open(false);
    const pages = (await reader.published<Card>('cards'))?.all()[Symbol.asyncIterator]();
    await published(writer, 'second');
    await reader.published('cards');
    expect((await pages?.next())?.value).toMatchObject([{ doc: { stage: 'first' } }]);
  });

  it('cannot write', async () => {
    await published(await folder.open());
    const reader = await folder.open(false);
    const collection = await reader.published<Card>('cards');
    if (!collection) throw new Error('nothing published');
    await expect(put(collection, 'a', 9, { stage: 'x' })).rejects.toThrow();
    await expect(reader.open('cards', 1, 'x', {})).rejects.toThrow(/reading only/);
    await expect(reader.publish('cards', 1, 'x')).rejects.toThrow(/reading only/);
    await expect(reader.sweep('cards')).rejects.toThrow(/reading only/);
  });
});

describe('two writers of one build', () => {
  it('never both move the checkpoint, and neither trusts what it knew before', async () => {
    let nowMs = 0;
    const [one, two] = [await folder.open(true, () => nowMs), await folder.open(true, () => nowMs)];
    const ours = await one.open<Card>('cards', 1, 'first', INDEXES);
    const theirs = await two.open<Card>('cards', 1, 'first', INDEXES);
    const apply = async (to: Collection<Card>, owner: string, position: number, doc: Card) => {
      const lease = await to.lease(owner, 100);
      if (!lease) throw new LeaseLost('held');
      const checkpoint = { ledger: 'l-1', epoch: 1, through: position };
      const nothing = { deletes: [], parked: [], healed: [] };
      await to.apply({ puts: [{ id: 'a', position, doc }], ...nothing, checkpoint, lease });
    };
    await apply(ours, 'us', 1, { stage: 'one', tags: ['x'] });
    await expect(apply(theirs, 'them', 2, { stage: 'two' })).rejects.toThrow(LeaseLost);
    nowMs += 100;
    await apply(theirs, 'them', 3, { stage: 'three', tags: ['y'] });
    nowMs += 100;
    await apply(ours, 'us', 2, { stage: 'two', tags: ['x'] });
    expect((await ours.get('a'))?.doc.stage).toBe('three');
    await apply(ours, 'us', 4, { stage: 'four', tags: ['x'] });
    expect(await theirs.count({ stage: 'four', tags: { has: 'x' } })).toBe(1);
    expect(await theirs.count({ tags: { has: 'y' } })).toBe(0);
  });
});

describe('the log of a build', () => {
  it('is moved into its file beside the writer', async () => {
    const models = await folder.open();
    const collection = await published(models);
    const path = folder.file('cards.1.first.db');
    const before = statSync(path).size;
    const stage = 'x'.repeat(1_000);
    for (let n = 0; n < 300; n += 1) await put(collection, `card-${n}`, 2 + n, { stage });
    for (let tries = 0; statSync(path).size === before; tries += 1) {
      if (tries > 100) throw new Error('the file did not grow');
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    expect(await collection.count({})).toBe(301);
  });

  it('loses nothing when the process ends without closing', async () => {
    const models = await folder.open();
    await published(models);
    const script = `
      const { openSqliteReadModels } = await import(${JSON.stringify(
        new URL('../../src/read-models/sqlite.ts', import.meta.url).href,
      )});
      const dataDir = ${JSON.stringify(folder.dataDir)};
      const models = await openSqliteReadModels({ dataDir, write: true, now: Date.now });
      const cards = await models.published('cards');
      const lease = await cards.lease('us', 60000);
      const checkpoint = { ledger: 'l-1', epoch: 1, through: 7 };
      const puts = [{ id: 'b', position: 7, doc: { stage: 'late' } }];
      await cards.apply({ puts, deletes: [], parked: [], healed: [], checkpoint, lease });
      process.exit(0);`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
    await once(worker, 'exit');
    expect((await (await models.published<Card>('cards'))?.get('b'))?.position).toBe(7);
  });
});

describe('openReadModels', () => {
  it('opens what a URL names', async () => {
    folder.opened.push(await openReadModels('memory:', folder.dataDir, { write: true }));
    expect(existsSync(join(folder.dataDir, 'read-models.db'))).toBe(false);
    folder.opened.push(await openReadModels('sqlite:', folder.dataDir, { write: true }));
    expect(existsSync(join(folder.dataDir, 'read-models.db'))).toBe(true);
  });

  it('makes a scratch store that leaves nothing behind', async () => {
    vi.stubEnv('TMPDIR', folder.dataDir);
    const scratch = await openScratchReadModels();
    await published(scratch);
    expect(await (await scratch.published('cards'))?.count({})).toBe(1);
    expect(readdirSync(folder.dataDir)).toHaveLength(1);
    await scratch[Symbol.asyncDispose]();
    expect(readdirSync(folder.dataDir)).toEqual([]);
    vi.unstubAllEnvs();
  });
});
