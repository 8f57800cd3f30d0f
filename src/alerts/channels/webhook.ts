import { lookup as lookUp } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, literalAddress } from './addresses.ts';
import type { Message, Send, Sending, Target } from './channel.ts';
import { signed } from './signature.ts';

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES_MAX = 4_096;
const ANSWER_CHARS_MAX = 500;
const MS_A_SECOND = 1_000;

export interface WebhookOptions {
  /** Lets messages go into private networks, and without TLS. */
  readonly allowPrivate: boolean;
  /** Milliseconds, to measure how long an answer takes. */
  readonly clockMs: () => number;
  readonly timeoutMs?: number;
  /** Every address of a host; the system's own way of finding them by default. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Of an authority of one's own. */
  readonly ca?: string;
}

/** What a host stood for when it was asked, once: the connection goes to none but the first. */
interface Pinned {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Posts signed messages as Standard Webhooks has them. The host is looked up once and the
 * connection made to that address, so that no second answer of the name server can lead it into
 * a private network. A redirect is an answer like any other.
 */
export function openWebhook(options: WebhookOptions): Send {
  const { clockMs, timeoutMs = TIMEOUT_MS } = options;
  return async (target, message, signal) => {
    const begunMs = clockMs();
    const patience = AbortSignal.timeout(timeoutMs);
    const ms = (): number => Math.max(0, Math.round(clockMs() - begunMs));
    try {
      const until = AbortSignal.any([signal, patience]);
      const pinned = await abortable(pinnedAddress(new URL(target.url), options), until);
      if (!pinned) return { kind: 'failed', why: 'address-not-allowed', ms: ms() };
      const answered = await post(target, message, pinned, until, options);
      return { kind: 'answered', ...answered, ms: ms() };
    } catch {
      signal.throwIfAborted();
      const why = patience.aborted ? 'not-answered-in-time' : 'not-reachable';
      return { kind: 'failed', why, ms: ms() };
    }
  };
}

/** Undefined where it may not be connected to; throws where nobody knows the host. */
async function pinnedAddress(
  url: URL,
  { allowPrivate, resolve = addressesOf }: WebhookOptions,
): Promise<Pinned | undefined> {
  if (url.protocol !== 'https:' && !allowPrivate) return undefined;
  const literal = literalAddress(url);
  const addresses = literal === undefined ? await resolve(url.hostname) : [literal];
  const [address] = addresses;
  if (address === undefined) throw new Error(`${url.hostname} has no address`);
  if (!allowPrivate && !addresses.every(isPublicAddress)) return undefined;
  return { address, family: address.includes(':') ? 6 : 4 };
}

async function addressesOf(host: string): Promise<readonly string[]> {
  const found = await lookUp(host, { all: true });
  return found.map(({ address }) => address);
}

function post(
  { url, secrets }: Target,
  message: Message,
  pinned: Pinned,
  signal: AbortSignal,
  { ca }: WebhookOptions,
): Promise<Pick<Extract<Sending, { kind: 'answered' }>, 'status' | 'answer' | 'retryAfterMs'>> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof post>>>();
  const { request } = url.startsWith('https:') ? https : http;
  const headers = {
    ...signed(message, secrets),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(message.body),
    'user-agent': 'Lading',
  };
  const sending = request(
    url,
    { method: 'POST', headers, signal, agent: false, lookup: to(pinned), ...(ca && { ca }) },
    (response) => {
      response.on('error', reject);
      beginningOf(response).then((answer) => {
        const { statusCode: status = 0 } = response;
        const retryAfter = Number(response.headers['retry-after'] ?? Number.NaN);
        const again = retryAfter >= 0 ? { retryAfterMs: retryAfter * MS_A_SECOND } : {};
        resolve({ status, answer, ...again });
        sending.destroy();
      }, reject);
    },
  );
  sending.on('error', reject);
  sending.end(message.body);
  return promise;
}

/** The answer as far as it is kept; the rest is not read. */
async function beginningOf(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= ANSWER_BYTES_MAX) break;
  }
  const text = Buffer.concat(parts).subarray(0, ANSWER_BYTES_MAX).toString('utf8');
  return text.slice(0, ANSWER_CHARS_MAX);
}

function to({ address, family }: Pinned): LookupFunction {
  return (_host, { all }, done) => {
    if (all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

/** What name servers take too long for is not waited for. */
async function abortable<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([running, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
