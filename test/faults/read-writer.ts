import { writeSync } from 'node:fs';
import { commandIdOf, createExecute } from '../../src/ledger/execute.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { command, tallies } from '../ledger/tally.ts';
import { runnerBasics } from './read-tallies.ts';
import { nthCommand } from './tally-commands.ts';

const IN_FLIGHT = 64;
const CORRECT_EVERY = 7;

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
    const { stream, version } = await execute(nthCommand(k));
    if (k % CORRECT_EVERY === 0) {
      const envelope = { commandId: commandIdOf('faults', `correction ${k}`) };
      const data = { target: version, numbers: [2, 3] };
      await execute(command('Replace', data, { stream, envelope }));
    }
    writeSync(1, `${k}\n`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, send));
