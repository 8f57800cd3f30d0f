import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { correctionOf, correctionTypes, projectionsNamed } from '../../src/cli/read-side.ts';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { buildName, rebuild } from '../../src/projections/rebuild.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { untilAsked } from './scale-child.ts';

/** Rebuilds read models once; tells `begun`, and `published` when it has. Ends when asked to. */
const [ledgerUrl = '', readModelsUrl = '', ...names] = process.argv.slice(2);
const asked = untilAsked();
const ledger = await openEventStoreLedger(ledgerUrl, { write: false });
const readModels = await openReadModels(readModelsUrl, '', { write: true });
writeSync(1, 'begun\n');
await rebuild({
  ledger,
  readModels,
  projections: projectionsNamed(names),
  correctionOf,
  correctionTypes,
  build: buildName(Date.now(), Math.random()),
  owner: `rebuild ${process.pid}`,
  now: Date.now,
});
writeSync(1, 'published\n');
if (!asked.aborted) await once(asked, 'abort');
await readModels[Symbol.asyncDispose]();
await ledger[Symbol.asyncDispose]();
