import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryReadModels } from './memory.ts';
import type { ReadModels } from './read-models.ts';
import { openSqliteReadModels } from './sqlite.ts';

const INCARNATION_BYTES = 8;

/**
 * The store behind `LADING_READ_MODELS`: `sqlite:`, `memory:`, `mongodb://…` or `mongodb+srv://…`.
 * `write: false` reads beside those who write and changes nothing. Throws UnusableServer or
 * ServerUnreachable where the server is not to be worked with.
 */
export async function openReadModels(
  url: string,
  dataDir: string,
  how: { write: boolean },
): Promise<ReadModels> {
  const now = Date.now;
  if (url === 'memory:') return openMemoryReadModels({ now });
  if (url === 'sqlite:') return openSqliteReadModels({ dataDir, write: how.write, now });
  // Read only where a URL asks for it: a folder's commands start sooner without the driver.
  const { connectMongo } = await import('../servers/mongodb.ts');
  const { openMongoReadModels } = await import('./mongodb.ts');
  const newId = (): string => randomBytes(INCARNATION_BYTES).toString('hex');
  return openMongoReadModels({ mongo: await connectMongo(url), write: how.write, now, newId });
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
