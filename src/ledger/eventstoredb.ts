import {
  connectEventStore,
  type EventStore,
  type HowToConnect,
  within,
} from '../servers/eventstoredb.ts';
import { ServerUnreachable } from '../servers/unusable.ts';
import { again } from './eventstoredb/again.ts';
import { cursorAt, openAllReader } from './eventstoredb/all-reader.ts';
import { openAppender } from './eventstoredb/appender.ts';
import { openStoreBell } from './eventstoredb/bell.ts';
import { followAll } from './eventstoredb/follow.ts';
import { openGate } from './eventstoredb/gate.ts';
import { openIdentity, recordEpoch } from './eventstoredb/identity.ts';
import { readStream } from './eventstoredb/stream-reader.ts';
import { openStreams, type Streams } from './eventstoredb/streams.ts';
import { type Ledger, type LedgerIdentity, NotRecorded } from './ledger.ts';

const APPEND_MS = 5_000;
const SILENCE_MS = 5_000;
const LOOK_EVERY_MS = { subscribed: 10_000, broken: 500 };
const LOOKS_UNDER_WAY_MAX = 256;
const LOOKS_WAITING_MAX = 50_000;
/** An append that is neither answered nor given up by then is left behind. */
const CLOSING_GRACE_MS = 2_000;

export interface EventStoreOptions extends HowToConnect {
  /** Whether the ledger may be made and appended to. */
  readonly write: boolean;
  /** Deadline of an append; then its outcome is unknown. */
  readonly appendMs?: number;
  /** A read to which nothing has come for so long is given up. */
  readonly silenceMs?: number;
  /** How often followers look of themselves, while they are subscribed and while not. */
  readonly lookEveryMs?: { readonly subscribed: number; readonly broken: number };
  readonly random?: () => number;
  /** Told when the subscription of followers is lost; they go on by looking. */
  readonly onTrouble?: (error: Error) => void;
}

/**
 * A ledger in an EventStoreDB, which may hold streams of others as well; several processes may
 * append to it. Throws UnusableServer and ServerUnreachable, as its reads and followers do when
 * the server is lost: they are to be begun again, where they broke off.
 */
export async function openEventStoreLedger(
  url: string,
  options: EventStoreOptions,
): Promise<Ledger> {
  return over(url, options, async (store, streams) => {
    const identity = await openIdentity(store, streams, options.write);
    const ledger = ledgerOf(store, streams, identity, options);
    await ledger.head().catch((error: unknown) => {
      throw store.judged('reading', error); // Not every user may read all streams at once.
    });
    return ledger;
  });
}

/**
 * Begins a new epoch, after the server was restored from a backup of its own: positions given
 * before mean nothing in it. Throws UnusableServer and ServerUnreachable.
 */
export async function beginEventStoreEpoch(
  url: string,
  options: HowToConnect = {},
): Promise<LedgerIdentity> {
  return over(url, options, async (store, streams) => {
    const identity = await recordEpoch(store, streams);
    await store[Symbol.asyncDispose]();
    return identity;
  });
}

/** Connects, and lets go of the connection when nothing comes of it. */
async function over<T>(
  url: string,
  options: HowToConnect & Pick<EventStoreOptions, 'silenceMs'>,
  make: (store: EventStore, streams: Streams) => Promise<T>,
): Promise<T> {
  const { silenceMs = SILENCE_MS } = options;
  const store = await connectEventStore(url, options);
  const params = { host: store.host, timeoutMs: silenceMs };
  const silent = (): Error => new ServerUnreachable('eventstoredb-silent', params);
  try {
    return await make(store, openStreams(silenceMs, silent));
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

function ledgerOf(
  store: EventStore,
  streams: Streams,
  identity: LedgerIdentity,
  options: EventStoreOptions,
): Ledger {
  const { appendMs = APPEND_MS, silenceMs = SILENCE_MS, random = Math.random } = options;
  const { lookEveryMs = LOOK_EVERY_MS, onTrouble = () => undefined } = options;
  const reader = openAllReader(store, streams);
  const appender = openAppender(store, appendMs);
  const full = (): Error => new Error(`${LOOKS_WAITING_MAX} reads wait already`);
  const looks = openGate({ max: LOOKS_UNDER_WAY_MAX, waitingMax: LOOKS_WAITING_MAX, full });
  const bell = openStoreBell({ store, random, silenceMs, lookEveryMs, onTrouble });
  let closing: Promise<void> | undefined;

  const isOpen = (): boolean => closing === undefined;
  async function close(): Promise<void> {
    await within(appendMs + CLOSING_GRACE_MS, appender.close()).catch(() => undefined);
    streams.end(new Error('the ledger is closed'));
    await bell[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  }
  return {
    identity,
    async append(...given) {
      if (!options.write) throw new NotRecorded('the ledger is open for reading only');
      return appender.append(...given);
    },
    read: (...asked) => looks.pass(() => again(() => readStream(store, streams, ...asked), isOpen)),
    async readAll(after, limit, want) {
      const cursor = cursorAt(after);
      const { facts, through } = await again(() => reader.page(cursor, limit, want), isOpen);
      return { facts, through };
    },
    follow: (after, signal) => followAll(reader, bell, after, signal),
    head: () => again(() => reader.head(), isOpen),
    [Symbol.asyncDispose]() {
      closing ??= close();
      return closing;
    },
  };
}
