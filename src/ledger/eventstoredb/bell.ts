import { setTimeout as sleep } from 'node:timers/promises';
import { END, TimeoutError } from '@eventstore/db-client';
import type { EventStore } from '../../servers/eventstoredb.ts';

const BACKOFF_FIRST_MS = 100;
const BACKOFF_LAST_MS = 5_000;

/** How followers learn that there may be more: by a subscription, and by looking now and then. */
export interface StoreBell extends AsyncDisposable {
  /** Looks that were called for so far: remembered before reading, so that none is missed. */
  calls(): number;
  /** Somebody follows until disposed; while nobody does, nothing is subscribed. */
  listen(): Disposable;
  /**
   * Resolves when there may be an event behind `seen`, when a look was called for since `calls`,
   * at the signal, and after a while in any case.
   */
  wait(calls: number, seen: bigint, signal: AbortSignal): Promise<void>;
}

export interface BellOptions {
  readonly store: EventStore;
  /** From 0 to 1, so that many followers do not come back at once. */
  readonly random: () => number;
  /** A subscription that the server does not confirm in this time is given up. */
  readonly silenceMs: number;
  /** How often to look all the same, while subscribed and while not. */
  readonly lookEveryMs: { readonly subscribed: number; readonly broken: number };
  readonly onTrouble: (error: Error) => void;
}

interface Sleeper {
  readonly seen: bigint;
  readonly wake: () => void;
}

/**
 * A subscription only wakes; whatever it fails to tell, pages of the log tell. So it begins at
 * the end, and every beginning and every loss of one calls for a look.
 */
export function openStoreBell({
  store,
  random,
  silenceMs,
  lookEveryMs,
  onTrouble,
}: BellOptions): StoreBell {
  const sleepers = new Set<Sleeper>();
  let [calls, newest, listeners] = [0, -1n, 0];
  let [isSubscribed, isClosed] = [false, false];
  let stop: AbortController | undefined;
  let ringing: Promise<void> = Promise.resolve();

  function call(): void {
    calls += 1;
    for (const { wake } of sleepers) wake();
  }
  const hearing = {
    begun() {
      isSubscribed = true;
      call();
    },
    called: call,
    heard(commit: bigint) {
      newest = commit;
      for (const { seen, wake } of sleepers) if (seen < commit) wake();
    },
  };
  async function ring(signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      const error = await subscribed(store, silenceMs, hearing, signal);
      if (isSubscribed) tries = 0;
      isSubscribed = false;
      call();
      if (error && !(error instanceof TimeoutError)) onTrouble(error); // Dropped: we were too slow.
      const ms = Math.min(BACKOFF_FIRST_MS * 2 ** tries, BACKOFF_LAST_MS);
      await sleep(ms * (1 - random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }
  function silence(): void {
    stop?.abort();
    stop = undefined;
  }
  return {
    calls: () => calls,
    listen() {
      listeners += 1;
      return {
        [Symbol.dispose]() {
          listeners -= 1;
          if (listeners === 0) silence();
        },
      };
    },
    async wait(since, seen, signal) {
      if (isClosed) return;
      if (!stop) {
        stop = new AbortController();
        ringing = ring(stop.signal);
      }
      if (calls > since || newest > seen || signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      const sleeper = { seen, wake };
      const timer = setTimeout(wake, isSubscribed ? lookEveryMs.subscribed : lookEveryMs.broken);
      sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
      await promise;
      signal.removeEventListener('abort', wake);
      sleepers.delete(sleeper);
      clearTimeout(timer);
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      silence();
      call();
      await ringing;
    },
  };
}

interface Hearing {
  begun(): void;
  called(): void;
  heard(commit: bigint): void;
}

/** One subscription from the end of the log on, until it breaks; why it did, if not by us. */
async function subscribed(
  { client }: EventStore,
  silenceMs: number,
  { begun, called, heard }: Hearing,
  signal: AbortSignal,
): Promise<Error | undefined> {
  const { promise, resolve: end } = Promise.withResolvers<Error | undefined>();
  const subscription = client.subscribeToAll({ fromPosition: END, requiresLeader: true });
  const unconfirmed = (): void => end(new Error(`no subscription within ${silenceMs} ms`));
  const timer = setTimeout(unconfirmed, silenceMs);
  const abort = (): void => end(undefined);
  signal.addEventListener('abort', abort);
  subscription.on('error', end); // Stays: the client may still emit errors when all is over.
  subscription.on('close', abort);
  subscription.on('end', abort);
  subscription.on('confirmation', () => {
    clearTimeout(timer);
    begun();
  });
  subscription.on('caughtUp', called);
  subscription.on('data', ({ event }) => {
    if (event?.position && !event.streamId.startsWith('$')) heard(event.position.commit);
  });
  if (signal.aborted) abort();
  const error = await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', abort);
  subscription.removeAllListeners('data');
  subscription.unsubscribe().catch(() => undefined);
  return error;
}
