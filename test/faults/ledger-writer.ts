import { writeSync } from 'node:fs';
import { createExecute } from '../../src/ledger/execute.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { tallies } from '../ledger/tally.ts';
import { nthCommand } from './tally-commands.ts';

/**
 * Sends commands from the k-th on, many at a time, until it is killed; what is acknowledged is
 * told on stdout before anything else happens: `k replayed version position factId`.
 */
const [dir = '', from = '0', inFlight = '64'] = process.argv.slice(2);
const ledger = await openLedger('sqlite:', dir, { write: true });
const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: true });
let next = Number(from);

async function send(): Promise<void> {
  for (;;) {
    const k = next;
    next += 1;
    const outcome = await execute(nthCommand(k));
    if (outcome.kind !== 'recorded') throw new Error(`${k}: ${JSON.stringify(outcome)}`);
    const { replayed, version, position, facts } = outcome;
    writeSync(1, `${k} ${replayed} ${version} ${position} ${facts[0]?.id}\n`);
  }
}

await Promise.all(Array.from({ length: Number(inFlight) }, send));
