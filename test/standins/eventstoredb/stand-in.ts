import { randomUUID } from 'node:crypto';
import { openAccess, type User } from './access.ts';
import { appendMethod } from './append.ts';
import { batchAppendMethod } from './batch-append.ts';
import { deleteMethod, tombstoneMethod } from './deletes.ts';
import { type Faults, faultBox } from './faults.ts';
import { featuresMethod, gossipMethod, LEADER, type Member } from './handshake.ts';
import { memoryJournal, openJournal } from './journal.ts';
import { openLog } from './log.ts';
import { readMethod } from './read.ts';
import type { Server } from './server.ts';
import { openSubscriptions } from './subscription.ts';
import type { Switches } from './switches.ts';
import { listenGrpc, type Method } from './wire.ts';
import { openWriter, systemEvent, type Writer } from './writer.ts';

export interface StandInOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Keeps the log in a file there, safe against a kill; absent: in memory only. */
  readonly dir?: string;
  /** What ServerFeatures tells; 23.x drops lagging live subscriptions, others do not. */
  readonly version?: string;
  /** False: ServerFeatures is unknown, as on servers before 21. */
  readonly features?: boolean;
  /** Only these get in; absent: everybody. A client sends credentials over TLS only. */
  readonly users?: readonly User[];
  /** PEM texts; absent: no TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly maxAppendBytes?: number;
  readonly writeTimeoutMs?: number;
  /** How long open calls live on in a graceful stop. */
  readonly gracefulMs?: number;
  readonly faults?: Partial<Faults>;
  /** What gossip tells; absent: this one node, the leader. */
  readonly members?: () => readonly Member[];
  readonly now?: () => number;
  readonly newId?: () => string;
}

/** An EventStoreDB server's protocol and recorded behaviour, over a log of its own. */
export interface StandIn extends Switches, AsyncDisposable {
  readonly port: number;
  /** A connection string for this server. */
  readonly url: string;
}

const HOST = '127.0.0.1';
const FIRST_POSITION = 546;
const STREAMS = '/event_store.client.streams.Streams';
const FEATURES = '/event_store.client.server_features.ServerFeatures/GetSupportedMethods';
const GOSSIP = '/event_store.client.gossip.Gossip/Read';

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { now = Date.now, newId = randomUUID, version = '23.10.6', gracefulMs = 5000 } = options;
  const journal = options.dir === undefined ? memoryJournal() : await openJournal(options.dir);
  const log = openLog();
  const end = journal.found.end ?? FIRST_POSITION;
  for (const events of journal.found.appends) {
    log.accept(events);
    log.commit(events);
  }
  const writer = openWriter({ log, journal, now, newId, end });
  if (log.all.length === 0) await firstEvent(writer, newId);
  const faults = faultBox(options.faults);
  const access = openAccess(options.users);
  let stopping = false;
  const server: Server = {
    log,
    writer,
    faults,
    version,
    newId,
    maxAppendBytes: options.maxAppendBytes ?? 1024 * 1024,
    writeTimeoutMs: options.writeTimeoutMs ?? 2200,
    mayWrite: access.mayWrite,
    stopping: () => stopping,
  };
  const subscriptions = openSubscriptions(server);
  const own = () => [{ id: nodeId, host: HOST, port: grpc.port, state: LEADER, alive: true }];
  const nodeId = newId();
  const methods = new Map<string, Method>([
    [`${STREAMS}/Read`, access.guard(readMethod(server, subscriptions))],
    [`${STREAMS}/Append`, access.guard(appendMethod(server))],
    [`${STREAMS}/BatchAppend`, access.guard(batchAppendMethod(server, now))],
    [`${STREAMS}/Delete`, access.guard(deleteMethod(server))],
    [`${STREAMS}/Tombstone`, access.guard(tombstoneMethod(server))],
    [GOSSIP, gossipMethod(options.members ?? own, now)],
  ]);
  if (options.features !== false) methods.set(FEATURES, featuresMethod(version));
  const grpc = await listenGrpc(methods, {
    host: HOST,
    port: options.port ?? 0,
    ...(options.tls ? { tls: options.tls } : {}),
  });
  return {
    port: grpc.port,
    url: `esdb://${HOST}:${grpc.port}?tls=${options.tls ? 'true' : 'false'}`,
    setFaults: async (given) => faults.set(given),
    failNextAppends: async (count, fault) => faults.failNextAppends(count, fault),
    dropSubscriptions: async () => subscriptions.dropAll(),
    cutConnections: async () => grpc.cutConnections(),
    writeNoise: (count) => writeNoise(writer, newId, count, grpc.port),
    async stopGracefully() {
      stopping = true;
      grpc.refuseConnections();
      await new Promise((resolve) => setTimeout(resolve, gracefulMs));
      for (const call of grpc.calls) call.abandon();
      await grpc.closeConnections();
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      await grpc[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
    },
  };
}

/** An otherwise empty server holds this one event. */
async function firstEvent(writer: Writer, newId: () => string): Promise<void> {
  const event = systemEvent(newId(), '$metadata', '{"$maxAge":2592000}');
  await writer.append({ stream: '$$$scavenges', expected: 'any', events: [event] });
}

/** Statistics that a real server writes now and then. */
async function writeNoise(
  writer: Writer,
  newId: () => string,
  count: number,
  port: number,
): Promise<void> {
  const stream = `$stats-${HOST}:${port}`;
  for (let left = count; left > 0; left -= 1) {
    const event = systemEvent(newId(), '$statsCollected', '{"proc-cpu":1}');
    await writer.append({ stream, expected: 'any', events: [event] });
  }
}
