import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EventStoreOptions, openEventStoreLedger } from '../../src/ledger/eventstoredb.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { type ChildOptions, spawnStandIn } from '../standins/eventstoredb/child.ts';
import {
  type StandIn,
  type StandInOptions,
  startStandIn,
} from '../standins/eventstoredb/stand-in.ts';

/** A ledger on a server that is gone together with it. */
export interface Served {
  readonly server: StandIn;
  readonly ledger: Ledger;
  /** What the adapter has told of trouble that it gets over by itself. */
  readonly troubles: readonly Error[];
}

/** Impatient, so that what waits for time-outs is soon over. */
const QUICK = { appendMs: 1_000, silenceMs: 1_000, timeoutMs: 1_000 } as const;

export async function served(
  options: StandInOptions = {},
  how: Partial<EventStoreOptions> = {},
): Promise<Served & AsyncDisposable> {
  const server = await startStandIn(options);
  const troubles: Error[] = [];
  const ledger = await openQuick(server.url, {
    onTrouble: (error) => troubles.push(error),
    ...how,
  });
  return {
    server,
    ledger,
    troubles,
    async [Symbol.asyncDispose]() {
      await ledger[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

export function openQuick(url: string, how: Partial<EventStoreOptions> = {}): Promise<Ledger> {
  return openEventStoreLedger(url, { write: true, random: () => 0.5, ...QUICK, ...how });
}

/** The ledger alone, taking its server with it when it is closed. */
export function withServer({
  ledger,
  [Symbol.asyncDispose]: end,
}: Served & AsyncDisposable): Ledger {
  return { ...ledger, [Symbol.asyncDispose]: end };
}

/** The vendor's client as others would use it: by its own path, with its own defaults. */
export function stranger(url: string): EventStoreDBClient & AsyncDisposable {
  const client = EventStoreDBClient.connectionString(url);
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.dispose() });
}

/** An event of somebody else. */
export function foreignEvent(data: Record<string, unknown> = { invoice: 1 }) {
  return jsonEvent({ type: 'InvoicePaid', data, metadata: { by: 'billing' } });
}

/** A stand-in that can be killed, with a folder that is gone when its scope ends. */
export async function spawned(options: Omit<ChildOptions, 'dir'> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'lading-eventstoredb-'));
  const child = await spawnStandIn({ ...options, dir });
  return {
    ...child,
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
