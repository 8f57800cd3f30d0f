import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryReadModels } from './memory.ts';
import type { ReadModels } from './read-models.ts';
import { openSqliteReadModels } from './sqlite.ts';

/** The store behind `LADING_READ_MODELS`. `write: false` reads beside the process that writes. */
export async function openReadModels(
  url: 'sqlite:' | 'memory:',
  dataDir: string,
  how: { write: boolean },
): Promise<ReadModels> {
  const now = Date.now;
  if (url === 'memory:') return openMemoryReadModels({ now });
  return openSqliteReadModels({ dataDir, write: how.write, now });
}

/** An empty store in a temporary folder that goes when it is disposed of. */
export async function openScratchReadModels(): Promise<ReadModels> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lading-scratch-'));
  const scratch = await openSqliteReadModels({ dataDir, write: true, now: Date.now });
  return {
    open: (...given) => scratch.open(...given),
    published: (name) => scratch.published(name),
    publish: (...given) => scratch.publish(...given),
    builders: (name) => scratch.builders(name),
    sweep: (name) => scratch.sweep(name),
    async [Symbol.asyncDispose]() {
      await scratch[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
