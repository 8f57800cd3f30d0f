import { setTimeout as pause } from 'node:timers/promises';
import { clientFor, type TamedClient } from './eventstoredb/client.ts';
import { failureOf, isOutage, Silent } from './eventstoredb/failure.ts';
import { type Answers, judgeEventStore } from './eventstoredb/judge.ts';
import { type EventStoreAddress, parseEventStoreUrl } from './eventstoredb/url.ts';
import { ServerUnreachable, UnusableServer } from './unusable.ts';

const TIMEOUT_MS = 5_000;
const CLOSING_MS = 2_000;
const READY_TRIES_MAX = 4;
const READY_AFTER_MS = 250;
/** A server without security wants none and looks at none; a client wants some to append alone. */
const NOBODY = { username: 'nobody', password: 'none' };

export interface EventStore extends AsyncDisposable {
  /** Its own client and connection: other stores of the process do not share its fate. */
  readonly client: TamedClient;
  readonly version: string;
  /** `db1:2113`, for messages. */
  readonly host: string;
  /** How long to wait for an answer while opening. */
  readonly timeoutMs: number;
  /** To be passed with every append, which makes it a call of its own. */
  readonly credentials: { readonly username: string; readonly password: string };
  /** What is wrong when something failed that opening needs. */
  judged(doing: 'reading' | 'writing', error: unknown): Error;
  /** ServerUnreachable where an error tells of an outage; else the error itself. */
  unlessOutage(error: unknown): unknown;
}

export interface HowToConnect {
  /** How long to wait for any answer. */
  readonly timeoutMs?: number;
}

/**
 * Reaches the server that a URL names and asks who it is. Throws UnusableServer for a URL that
 * cannot be read and a server that must not be used, ServerUnreachable where none answers in time.
 */
export async function connectEventStore(
  url: string,
  { timeoutMs = TIMEOUT_MS }: HowToConnect = {},
): Promise<EventStore> {
  const address = parseEventStoreUrl(url);
  const client = clientFor(address);
  try {
    return await introduced(client, address, timeoutMs);
  } catch (error) {
    await ended(client);
    throw error;
  }
}

/** Rejects with Silent when nothing has come of it by then, whatever comes of it later. */
export async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Silent(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function introduced(
  client: TamedClient,
  address: EventStoreAddress,
  timeoutMs: number,
): Promise<EventStore> {
  const { host, tls, credentials, files } = address;
  const user = credentials?.username ?? files.userCertFile ?? NOBODY.username;
  const about = { host, tls, user, timeoutMs };
  const version = await versionOf(client, about);
  return {
    client,
    version,
    host,
    timeoutMs,
    credentials: credentials ?? NOBODY,
    judged(doing, error) {
      if (error instanceof UnusableServer || error instanceof ServerUnreachable) return error;
      return judgeEventStore({ ...about, version, [doing]: failureOf(error) }) ?? asError(error);
    },
    unlessOutage(error) {
      if (!isOutage(failureOf(error))) return error;
      const params = { host, user, timeoutMs };
      return new ServerUnreachable('eventstoredb-unreachable', params, { cause: error });
    },
    [Symbol.asyncDispose]: () => ended(client),
  };
}

/** Asks again for a while where the server is starting or elects a leader. */
async function versionOf(client: TamedClient, about: Omit<Answers, 'version'>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const answer = await within(about.timeoutMs, client.serverVersion()).catch(failureOf);
    const error = judgeEventStore({ ...about, version: answer });
    if (!error) return String(answer);
    if (error.rule !== 'eventstoredb-not-ready' || tries >= READY_TRIES_MAX) throw error;
    await pause(READY_AFTER_MS * 2 ** tries);
  }
}

async function ended(client: TamedClient): Promise<void> {
  await within(CLOSING_MS, client.close()).catch(() => undefined);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
