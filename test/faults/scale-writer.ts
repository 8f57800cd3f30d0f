import { writeSync } from 'node:fs';
import { openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { tallies } from '../ledger/tally.ts';
import { untilAsked } from './scale-child.ts';
import { acknowledged, persistently } from './scale-commands.ts';

const IN_FLIGHT = 24;
/** So many commands are sent by every writer, the others by one of them. */
const SENT_BY_ALL_EVERY = 7;
/** Impatient, so that what waits for time-outs is soon over. */
const HOW = { write: true, appendMs: 500, silenceMs: 1_000 };

/**
 * One of several writers to the same streams. Sends its commands from the k-th on until it is
 * asked to end or killed, and tells every Ack as JSON.
 */
const [url = '', writer = '0', writers = '1', from = '0'] = process.argv.slice(2);
const asked = untilAsked();
const ledger = await persistently(() => openEventStoreLedger(url, HOW));
const execute = createExecute({ ledger, deciders: tallies, now: Date.now, soleWriter: false });
let next = Number(from);

async function send(): Promise<void> {
  while (!asked.aborted) {
    const k = next;
    next += 1;
    const isOurs = k % Number(writers) === Number(writer);
    if (!isOurs && k % SENT_BY_ALL_EVERY > 0) continue;
    writeSync(1, `${JSON.stringify(await acknowledged(execute, k))}\n`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, send));
await ledger[Symbol.asyncDispose]();
