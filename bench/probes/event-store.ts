import { join } from 'node:path';
import {
  type AllStreamResolvedEvent,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  type ReadPosition,
  START,
} from '@eventstore/db-client';
import type { NewFact } from '../../src/domain/envelope.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { spawnStandIn } from '../../test/standins/eventstoredb/child.ts';
import { factsOf } from '../data/history.ts';
import { lifeOf } from '../data/shipment-life.ts';

/** One of the two ways to the same server that a probe compares. */
export type Way = 'ours' | 'client';
export const IN_TURNS: readonly Way[] = ['ours', 'client', 'client', 'ours', 'ours', 'client'];

/** An insecure server looks at none; with them every append is a call of its own, as ours is. */
const CREDENTIALS = { username: 'nobody', password: 'none' };

export interface Told {
  readonly stream: string;
  readonly facts: readonly NewFact[];
}

export interface Compared extends AsyncDisposable {
  readonly ledger: Ledger;
  readonly client: EventStoreDBClient;
}

/** Our ledger and the bare client on one server: LADING_TEST_ESDB, else a stand-in that flushes. */
export async function openCompared(dir: string): Promise<Compared> {
  await using opened = new AsyncDisposableStack();
  const given = process.env.LADING_TEST_ESDB;
  const server = given ? { url: given } : await spawnStandIn({ dir: join(dir, 'event-store') });
  if (Symbol.asyncDispose in server) opened.use(server);
  const ledger = opened.use(await openLedger(server.url, dir, { write: true }));
  const client = EventStoreDBClient.connectionString(server.url);
  opened.defer(() => client.dispose());
  const all = opened.move();
  return { ledger, client, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** Whole shipments under names that no run before has used. */
export function shipments(count: number, run: string): readonly Told[] {
  return Array.from({ length: count }, (_, n) => {
    const life = lifeOf(n);
    return { stream: `${life.stream}-${run}`, facts: factsOf(shipment, life) };
  });
}

/** What the bare client does for the same facts: the same bytes, one call an append. */
export async function appendBare(
  client: EventStoreDBClient,
  stream: string,
  expectedVersion: number,
  facts: readonly NewFact[],
): Promise<void> {
  const events = facts.map(({ id, type, v, data, meta }) =>
    jsonEvent({ id, type, data: { ...data }, metadata: { v, meta } }),
  );
  const expectedRevision = expectedVersion === 0 ? NO_STREAM : BigInt(expectedVersion - 1);
  await client.appendToStream(stream, events, { expectedRevision, credentials: CREDENTIALS });
}

/** Pages as ours, kept as whoever asks for a page keeps it. */
export async function readPagesBare(client: EventStoreDBClient, pageEvents: number): Promise<void> {
  let from: ReadPosition = START;
  for (;;) {
    const page: AllStreamResolvedEvent[] = [];
    const how = { fromPosition: from, maxCount: pageEvents + 1 };
    for await (const event of client.readAll(how)) page.push(event);
    const last = page.at(-1)?.event?.position;
    if (page.length <= pageEvents || !last) return;
    from = last;
  }
}

/** One long read, nothing kept: what no port that gives pages can reach. */
export async function streamAllBare(client: EventStoreDBClient): Promise<number> {
  let count = 0;
  for await (const { event } of client.readAll({ fromPosition: START })) count += event ? 1 : 0;
  return count;
}

/** Until as many events have come. */
export async function subscribeBare(client: EventStoreDBClient, events: number): Promise<void> {
  const subscription = client.subscribeToAll({ fromPosition: START });
  let count = 0;
  for await (const { event } of subscription) {
    count += event ? 1 : 0;
    if (count >= events) break;
  }
}
