import { openQuick } from '../support/eventstoredb.ts';
import { facts } from './facts.ts';

/** A process that records, follows and closes; it must end by itself, whatever its server does. */
const [, , url = '', how] = process.argv;
const ledger = await openQuick(url);
const stop = new AbortController();
const following = ledger.follow(0, stop.signal)[Symbol.asyncIterator]();
await ledger.append('shipment-1', 0, facts(2));
await following.next();
const next = following.next().catch(() => undefined);
console.log('recorded');
if (how === 'is left') await next;
await ledger[Symbol.asyncDispose]();
console.log('closed');
