import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { createStates } from '../../src/ledger/states.ts';
import { startProcesses } from '../../src/processes/runner.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { tallies } from '../ledger/tally.ts';
import { untilAsked } from './scale-child.ts';
import { persistently } from './scale-commands.ts';
import { summing } from './scale-follow-ups.ts';

const DIGEST = 'd'.repeat(32);
const TELL_EVERY_MS = 100;

/**
 * Posts what follows from parts until it is asked to end or killed. Tells how far it is, as
 * `through <position>`, and of every refusal, as `refused <stream> <id of the cause>`.
 */
const [url = '', folder = ''] = process.argv.slice(2);
const asked = untilAsked();
const how = { write: true, appendMs: 500, silenceMs: 1_000 };
const ledger = await persistently(() => openEventStoreLedger(url, how));
const readModels = await openReadModels('sqlite:', folder, { write: true });
const processes = startProcesses({
  ledger,
  readModels,
  execute: createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false }),
  states: createStates(ledger, tallies),
  processes: [summing],
  owner: 'folder',
  digest: () => DIGEST,
  async refused({ followUp, cause }) {
    writeSync(1, `refused ${followUp.stream} ${cause.id}\n`);
  },
  now: Date.now,
  random: Math.random,
});

for (let told = -1; !asked.aborted; ) {
  const [lag] = await processes.lag().catch(() => []); // The server may be away.
  if (lag && lag.through !== told) writeSync(1, `through ${lag.through}\n`);
  told = lag?.through ?? told;
  await pause(TELL_EVERY_MS, undefined, { signal: asked }).catch(() => undefined);
}
await processes.stop();
await readModels[Symbol.asyncDispose]();
await ledger[Symbol.asyncDispose]();
