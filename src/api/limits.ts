import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problems.ts';

export const BODY_BYTES_MAX = 1_048_576;
export const HEADER_BYTES_MAX = 16_384;
/** How long a request may take to arrive; its answer may take longer. */
export const REQUEST_MS = 30_000;
export const HEADERS_MS = 10_000;
export const KEEP_ALIVE_MS = 65_000;
export const CONNECTIONS_MAX = 4_096;
export const PATH_PART_CHARS_MAX = 500;

const SECOND_MS = 1_000;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/;

export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

export interface Rates {
  /** Requests a second of one key or person. */
  readonly perActor: number;
  /** Requests a second from one address, whoever sends them. */
  readonly perAddress: number;
  /** Whether those on this machine are counted as well. */
  readonly withLoopback: boolean;
}

export const RATES: Rates = { perActor: 600, perAddress: 1_200, withLoopback: false };

/** Throws `requests-must-not-be-too-many` with when to come again. */
export interface RateLimits {
  /** Undefined where nothing is counted. */
  ofAddress(request: FastifyRequest, address: string): Promise<void> | undefined;
  ofActor(request: FastifyRequest, address: string): Promise<void> | undefined;
}

/** Counts by the second. `actorOf` names who was believed. */
export function rateLimits(
  app: FastifyInstance,
  rates: Rates,
  actorOf: (request: FastifyRequest) => string,
  addressOf: (request: FastifyRequest) => string,
): RateLimits {
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow: SECOND_MS, keyGenerator });
  const byAddress = limit(rates.perAddress, addressOf);
  const byActor = limit(rates.perActor, actorOf);
  const isCounted = (address: string): boolean => rates.withLoopback || !isLoopback(address);
  const counting = (count: Count) => (request: FastifyRequest, address: string) =>
    isCounted(address) ? count(request).then(mustBeAllowed) : undefined;
  return { ofAddress: counting(byAddress), ofActor: counting(byActor) };
}

type Count = ReturnType<FastifyInstance['createRateLimit']>;
type Counted = Awaited<ReturnType<Count>>;

function mustBeAllowed(counted: Counted): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  const seconds = Math.max(1, counted.ttlInSeconds);
  const headers = { 'retry-after': String(seconds) };
  throw new Problem('requests-must-not-be-too-many', { seconds }, { headers });
}
