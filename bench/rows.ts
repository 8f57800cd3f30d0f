import type { Variant } from './plan.ts';
import { asking, rebuilds, rehydration } from './rows/reading.ts';
import { eventStore, mongo } from './rows/servers.ts';
import { posting } from './rows/serving.ts';
import { importing, largest, standing } from './rows/standing.ts';
import { inFlight, oneAtATime, visibility } from './rows/writing.ts';

/** The letters that a run may be limited to, with what each measures. */
export const ROWS: Readonly<Record<string, string>> = {
  a: 'one durable command at a time, two live projections on',
  b: '64 commands in flight over separate shipments, two live projections on',
  c: 'cold rehydration of a 7-fact stream',
  d: 'rebuild of read models into durable files',
  e: 'from the answer to visible in the read model, one command each 100 ms',
  f: 'the same while 64 clients write flat out',
  g: 'decline as the ledger grows, against the decline of the reference',
  h: 'commands posted over 64 connections, to the answer after the flush',
  z: 'bytes a fact on disk, all indexes and the whole envelope',
  m: 'memory at its peak',
  q: 'board, shipment page, filtered list, report',
  s: 'start of a process to ready',
  i: 'import of a real log through the command line, rebuild from it',
  j: 'the largest shipment and the largest order',
  k: 'appends to EventStoreDB, against its bare client on the same server',
  l: 'all facts out of EventStoreDB, read and followed, against the bare client',
  o: 'facts into read models on a server that speaks the protocol of MongoDB',
};

export interface Sizes {
  /** Facts of the large history. */
  readonly facts: number;
  /** CSV of the order log that row i imports. */
  readonly log: string;
}

/** Groups are measured one after another; what is in a group is interleaved, round by round. */
export function groupsOf({ facts, log }: Sizes): readonly (readonly Variant[])[] {
  return [
    oneAtATime(facts),
    inFlight(facts),
    rehydration(facts),
    rebuilds(facts),
    visibility('e', { 'in-thread': 0.3, worker: 0.6 }),
    visibility('f', { 'in-thread': 2, worker: 10 }),
    ...standing(facts),
    asking(facts),
    importing(log),
    largest(),
    posting(),
    eventStore(),
    mongo(),
  ];
}
