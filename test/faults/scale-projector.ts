import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import { but } from '../projections/but.ts';
import { runnerBasics } from './read-tallies.ts';
import { untilAsked } from './scale-child.ts';

const TELL_EVERY_MS = 50;

/**
 * Projects tallies until it is asked to end or killed. Tells `apply` before and `applied` behind
 * every batch that it writes, and now and then how far it is, as `through <position>`.
 */
const [ledgerUrl = '', readModelsUrl = ''] = process.argv.slice(2);
const asked = untilAsked();
const ledger = await openEventStoreLedger(ledgerUrl, { write: false });
const readModels = await openReadModels(readModelsUrl, '', { write: true });
const runner = startRunner({
  ...runnerBasics,
  ledger,
  readModels: telling(readModels),
  trouble(error) {
    throw error;
  },
});

for (;;) {
  const lag = await runner.lag();
  say(`through ${Math.min(...lag.map(({ through }) => through))}`);
  if (asked.aborted) break;
  await pause(TELL_EVERY_MS, undefined, { signal: asked }).catch(() => undefined);
}
await runner.stop();
await readModels[Symbol.asyncDispose]();
await ledger[Symbol.asyncDispose]();

function telling(models: ReadModels): ReadModels {
  return but(models, {
    async published<D extends object>(name: string) {
      const collection = await models.published<D>(name);
      if (!collection) return undefined;
      return but(collection, {
        async apply(batch) {
          say('apply');
          await collection.apply(batch);
          say('applied');
        },
      });
    },
  });
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
