import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { openSqliteReadModels } from '../../src/read-models/sqlite.ts';
import { readModelsContract } from '../contracts/read-models.ts';

readModelsContract('SQLite', async ({ now }): Promise<ReadModels> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lading-'));
  const models = await openSqliteReadModels({ dataDir, write: true, now });
  return {
    open: (...given) => models.open(...given),
    published: (name) => models.published(name),
    publish: (...given) => models.publish(...given),
    builders: (name) => models.builders(name),
    sweep: (name) => models.sweep(name),
    async [Symbol.asyncDispose]() {
      await models[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true });
    },
  };
});
