import { writeSync } from 'node:fs';
import { createExecute } from '../../src/ledger/execute.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { tallies } from '../ledger/tally.ts';
import { runnerBasics } from './read-tallies.ts';
import { nthCommand, nthCorrection } from './tally-commands.ts';

const IN_FLIGHT = 64;

/**
 * Sends commands from the k-th on, every seventh followed by a correction, and projects them at
 * the same time, until it is killed. Says `k` on stdout once the k-th was acknowledged.
 */
const [dir = '', from = '0'] = process.argv.slice(2);
const ledger = await openLedger('sqlite:', dir, { write: true });
const readModels = await openReadModels('sqlite:', dir, { write: true });
startRunner({
  ...runnerBasics,
  ledger,
  readModels,
  trouble(error) {
    throw error;
  },
});
const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: true });
let next = Number(from);

async function send(): Promise<void> {
  for (;;) {
    const k = next;
    next += 1;
    const { version } = await execute(nthCommand(k));
    const correction = nthCorrection(k, version);
    if (correction) await execute(correction);
    writeSync(1, `${k}\n`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, send));
