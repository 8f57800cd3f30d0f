import type { Position } from '../../src/domain/envelope.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Figures } from '../plan.ts';
import { median } from '../statistics.ts';
import type { Args } from './child.ts';
import {
  IN_TURNS,
  openCompared,
  readPagesBare,
  shipments,
  streamAllBare,
  subscribeBare,
  type Way,
} from './event-store.ts';

const PAGE_FACTS = 1_000;
const APPENDS_IN_FLIGHT = 16;

/** Facts a second from the first to the last: pages of the port and follow, each beside its like. */
export async function eventStoreRead({ dir, facts }: Args): Promise<Figures> {
  await using compared = await openCompared(dir);
  const count = await fill(compared.ledger, Number(facts));
  const reads: Record<Way, () => Promise<unknown>> = {
    ours: () => readPages(compared.ledger),
    client: () => readPagesBare(compared.client, PAGE_FACTS),
  };
  const follows: Record<Way, () => Promise<unknown>> = {
    ours: () => follow(compared.ledger),
    client: () => subscribeBare(compared.client, count),
  };
  const read = await inTurns(count, reads);
  const startedMs = performance.now();
  const streamed = await streamAllBare(compared.client);
  const clientStreamPerSecond = (streamed * 1000) / (performance.now() - startedMs);
  const followed = await inTurns(count, follows);
  return {
    readPerSecond: read.ours,
    clientReadPerSecond: read.client,
    clientStreamPerSecond,
    followPerSecond: followed.ours,
    clientFollowPerSecond: followed.client,
  };
}

async function fill(ledger: Ledger, facts: number): Promise<number> {
  const work = shipments(Math.ceil(facts / 10), 'read').values();
  let count = 0;
  const one = async (): Promise<void> => {
    for (const told of work) {
      await ledger.append(told.stream, 0, told.facts);
      count += told.facts.length;
    }
  };
  await Promise.all(Array.from({ length: APPENDS_IN_FLIGHT }, one));
  return count;
}

async function inTurns(
  count: number,
  ways: Record<Way, () => Promise<unknown>>,
): Promise<Record<Way, number>> {
  const rates: Record<Way, number[]> = { ours: [], client: [] };
  for (const way of ['client', 'ours', ...IN_TURNS] as const) {
    const startedMs = performance.now();
    await ways[way]();
    rates[way].push((count * 1000) / (performance.now() - startedMs));
  }
  // The first of each has warmed up.
  return { ours: median(rates.ours.slice(1)), client: median(rates.client.slice(1)) };
}

async function readPages(ledger: Ledger): Promise<void> {
  for (let after: Position = 0; ; ) {
    const { through } = await ledger.readAll(after, PAGE_FACTS);
    if (through === after) return;
    after = through;
  }
}

async function follow(ledger: Ledger): Promise<void> {
  const head = await ledger.head();
  const stop = new AbortController();
  for await (const { through } of ledger.follow(0, stop.signal)) if (through >= head) stop.abort();
}
