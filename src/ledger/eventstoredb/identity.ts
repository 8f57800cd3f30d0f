import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type EventStore, within } from '../../servers/eventstoredb.ts';
import { ServerUnreachable, UnusableServer } from '../../servers/unusable.ts';
import type { LedgerIdentity } from '../ledger.ts';
import { FORMAT, type StoredEvent } from './format.ts';
import type { Streams } from './streams.ts';

/**
 * Holds who the ledger is: LedgerOpened { ledger, epoch, format }, then an EpochBegan { epoch }
 * for every restore of the server's own backup. To be added to, never renamed. No stream of facts
 * can have this name.
 */
export const IDENTITY_STREAM = 'lading_ledger';
const OPENED = 'LedgerOpened';
const EPOCH_BEGAN = 'EpochBegan';
/** More restores than any ledger sees. */
const EVENTS_MAX = 1_000;
const TRIES_MAX = 4;
const AGAIN_AFTER_MS = 200;

interface Written {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

interface Known {
  readonly identity: LedgerIdentity;
  /** The event that began it all. */
  readonly opened: Written;
  readonly lastRevision: bigint;
}

/**
 * Who the ledger is. For writing it is made where there is none, and the right to write is tried
 * where there is: the server takes the same event again, and writes nothing. Of two processes that
 * make it at once one wins, and both find hers. Throws UnusableServer, ServerUnreachable.
 */
export async function openIdentity(
  store: EventStore,
  streams: Streams,
  write: boolean,
): Promise<LedgerIdentity> {
  const data = { ledger: randomUUID(), epoch: 1, format: FORMAT };
  const made = { id: randomUUID(), type: OPENED, data };
  return persistently(async () => {
    const known = await readIdentity(store, streams);
    if (known) {
      if (write) await record(store, known.opened, NO_STREAM);
      return known.identity;
    }
    if (!write) throw new UnusableServer('eventstoredb-no-ledger', { host: store.host });
    await record(store, made, NO_STREAM);
    return undefined;
  });
}

/** Positions given so far mean nothing from now on: checkpoints of others are begun anew. */
export async function recordEpoch(store: EventStore, streams: Streams): Promise<LedgerIdentity> {
  const id = randomUUID();
  let begun: LedgerIdentity | undefined;
  return persistently(async () => {
    const known = await readIdentity(store, streams);
    if (!known) throw new UnusableServer('eventstoredb-no-ledger', { host: store.host });
    if (begun && known.identity.epoch >= begun.epoch) return known.identity;
    const { ledger, epoch } = known.identity;
    begun = { ledger, epoch: epoch + 1 };
    const event = { id, type: EPOCH_BEGAN, data: { epoch: begun.epoch } };
    await record(store, event, known.lastRevision);
    return undefined;
  });
}

/** Tries again what came to nothing, and waits a while for a server that is not ready. */
async function persistently<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
      if (tries > TRIES_MAX) throw new Error(`${IDENTITY_STREAM} does not keep what is written`);
    } catch (error) {
      const mayPass = error instanceof ServerUnreachable && error.rule === 'eventstoredb-not-ready';
      if (!mayPass || tries >= TRIES_MAX) throw error;
      await pause(AGAIN_AFTER_MS * 2 ** tries);
    }
  }
}

/** Undefined where nothing has been recorded yet. */
async function readIdentity(store: EventStore, streams: Streams): Promise<Known | undefined> {
  const events: StoredEvent[] = [];
  const range = { direction: FORWARDS, fromRevision: START, maxCount: EVENTS_MAX } as const;
  try {
    await streams.drain(
      () => store.client.readStream(IDENTITY_STREAM, { ...range, requiresLeader: true }),
      (event) => events.push(event),
    );
  } catch (error) {
    if (error instanceof StreamNotFoundError) return undefined;
    if (error instanceof StreamDeletedError) throw notALedger(store, 'it was deleted', error);
    throw store.judged('reading', error);
  }
  return identityIn(store, events);
}

/** Written, or there already, or another process was faster: reading will tell. */
async function record(
  store: EventStore,
  { id, type, data }: Written,
  expectedRevision: bigint | typeof NO_STREAM,
): Promise<void> {
  const { client, credentials, timeoutMs } = store;
  const event = jsonEvent({ id, type, data });
  const how = { expectedRevision, credentials, requiresLeader: true, deadline: timeoutMs };
  try {
    await within(timeoutMs * 2, client.appendToStream(IDENTITY_STREAM, event, how));
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) return;
    throw store.judged('writing', error);
  }
}

function identityIn(store: EventStore, events: readonly StoredEvent[]): Known {
  const [first, ...later] = events;
  const { ledger, epoch, format } = fieldsOf(first);
  if (first?.type !== OPENED || typeof ledger !== 'string' || typeof epoch !== 'number') {
    throw notALedger(store, first?.type ?? 'nothing');
  }
  if (first.revision !== 0n) throw notALedger(store, 'it was deleted and went on');
  if (typeof format !== 'number' || format > FORMAT) {
    const params = { host: store.host, found: String(format), known: FORMAT };
    throw new UnusableServer('eventstoredb-newer-format', params);
  }
  let last = epoch;
  for (const event of later) {
    const begun = fieldsOf(event).epoch;
    if (event.type !== EPOCH_BEGAN || typeof begun !== 'number' || begun <= last) {
      throw notALedger(store, event.type);
    }
    last = begun;
  }
  const opened = { id: first.id, type: OPENED, data: { ledger, epoch, format } };
  const lastRevision = events.at(-1)?.revision ?? 0n;
  return { identity: { ledger, epoch: last }, opened, lastRevision };
}

function fieldsOf(event: StoredEvent | undefined): Readonly<Record<string, unknown>> {
  const data = event?.data;
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

function notALedger(store: EventStore, found: string, cause?: unknown): UnusableServer {
  const params = { host: store.host, stream: IDENTITY_STREAM, found };
  return new UnusableServer('eventstoredb-not-a-ledger', params, { cause });
}
