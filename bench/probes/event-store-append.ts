import { randomUUID } from 'node:crypto';
import type { Figures } from '../plan.ts';
import { median, percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import {
  appendBare,
  type Compared,
  IN_TURNS,
  openCompared,
  shipments,
  type Way,
} from './event-store.ts';

const MEASURE_MS = 2_500;
const SHIPMENTS_A_TURN_MAX = 4_000;

/** Appends a second with so many clients, each with one on its way: through the port, and bare. */
export async function eventStoreAppend({ dir, clients }: Args): Promise<Figures> {
  await using compared = await openCompared(dir);
  const found: Record<Way, { perSecond: number; p99Ms: number }[]> = { ours: [], client: [] };
  await append(compared, 'ours', Number(clients));
  await append(compared, 'client', Number(clients));
  for (const way of IN_TURNS) found[way].push(await append(compared, way, Number(clients)));
  const of = (way: Way, figure: 'perSecond' | 'p99Ms') =>
    median(found[way].map((one) => one[figure]));
  return {
    perSecond: of('ours', 'perSecond'),
    clientPerSecond: of('client', 'perSecond'),
    p99Ms: of('ours', 'p99Ms'),
    clientP99Ms: of('client', 'p99Ms'),
  };
}

async function append({ ledger, client }: Compared, way: Way, clients: number) {
  const work = shipments(SHIPMENTS_A_TURN_MAX, randomUUID().slice(0, 8)).values();
  const tookMs: number[] = [];
  const startedMs = performance.now();
  const untilMs = startedMs + MEASURE_MS;
  const one = async (): Promise<void> => {
    for (const { stream, facts } of work) {
      for (const [version, fact] of facts.entries()) {
        const beforeMs = performance.now();
        if (beforeMs > untilMs) return;
        if (way === 'client') await appendBare(client, stream, version, [fact]);
        else await ledger.append(stream, version, [fact]);
        tookMs.push(performance.now() - beforeMs);
      }
    }
    throw new Error(`${SHIPMENTS_A_TURN_MAX} shipments are too few for ${MEASURE_MS} ms`);
  };
  await Promise.all(Array.from({ length: clients }, one));
  const seconds = (performance.now() - startedMs) / 1000;
  return { perSecond: tookMs.length / seconds, p99Ms: percentile(tookMs, 0.99) };
}
