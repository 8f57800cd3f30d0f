import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Batch, Collection, ReadModels } from '../../src/read-models/read-models.ts';
import { openSqliteReadModels } from '../../src/read-models/sqlite.ts';

export interface Card {
  readonly stage: string;
  readonly tags?: readonly string[];
}

export const INDEXES = { stage: 'text', tags: 'texts' } as const;

/** A data folder of its own for every test of the file, and what is opened in it. */
export interface Folder {
  dataDir: string;
  /** Closed when the test ends. */
  readonly opened: ReadModels[];
  open(write?: boolean, now?: () => number): Promise<ReadModels>;
  buildFiles(): readonly string[];
  /** Path of a file of a build. */
  file(name: string): string;
}

export function newFolders(): Folder {
  const folder: Folder = {
    dataDir: '',
    opened: [],
    async open(write = true, now = Date.now) {
      const models = await openSqliteReadModels({ dataDir: folder.dataDir, write, now });
      folder.opened.push(models);
      return models;
    },
    buildFiles() {
      const names = readdirSync(join(folder.dataDir, 'read-models'));
      return names.filter((name) => name.endsWith('.db'));
    },
    file: (name) => join(folder.dataDir, 'read-models', name),
  };
  beforeEach(() => {
    folder.dataDir = mkdtempSync(join(tmpdir(), 'lading-'));
  });
  afterEach(async () => {
    for (const models of folder.opened.splice(0)) await models[Symbol.asyncDispose]();
    rmSync(folder.dataDir, { recursive: true });
  });
  return folder;
}

export async function put(
  collection: Collection<Card>,
  id: string,
  position: number,
  doc: Card,
): Promise<void> {
  const lease = await collection.lease('us', 60_000);
  if (!lease) throw new Error('no lease');
  const checkpoint = { ledger: 'l-1', epoch: 1, through: position };
  const batch: Batch<Card> = {
    puts: [{ id, position, doc }],
    deletes: [],
    parked: [],
    healed: [],
    checkpoint,
    lease,
  };
  await collection.apply(batch);
}

/** A published build with one card. */
export async function published(models: ReadModels, build = 'first'): Promise<Collection<Card>> {
  const collection = await models.open<Card>('cards', 1, build, INDEXES);
  await put(collection, 'a', 1, { stage: build });
  await models.publish('cards', 1, build);
  return collection;
}
