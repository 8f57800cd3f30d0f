import { setTimeout as pause } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  FORWARDS,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { Recorded } from '../../domain/envelope.ts';
import type { EventStore } from '../../servers/eventstoredb.ts';
import { Damaged } from '../ledger.ts';
import { factOf, leftBehind, type StoredEvent } from './format.ts';
import type { Streams } from './streams.ts';

/** Waits of 2, 4, 8 … ms between them, about a second together. */
const LOOKS_MAX = 10;
/** Of a stream's metadata, by which the server hides events. A deletion sets the first. */
const CUTS = ['$tb', '$maxCount', '$maxAge'] as const;

/**
 * Facts of one stream; all of an append or none, where `limit` does not part them: the server's
 * own reads can end within an append that is being written. Throws Damaged, which names the
 * stream, where it was deleted or cut by others, or holds what is no fact: what is left would be
 * taken for the whole.
 */
export async function readStream(
  store: EventStore,
  streams: Streams,
  stream: string,
  afterVersion: number,
  limit: number,
): Promise<readonly Recorded[]> {
  const facts: Recorded[] = [];
  let left = 0;
  for (let looks = 1; facts.length < limit; looks += 1) {
    const before = facts.length;
    const version = afterVersion + before;
    const isThere = await readOn(store, streams, stream, version, limit - before, (event) => {
      facts.push(nextFact(event, stream, afterVersion + facts.length + 1));
      left = leftBehind(event);
    });
    if (!isThere) await mustNeverHaveBeen(store, streams, stream);
    else if (facts.length === 0 && afterVersion === 0) {
      throw new Damaged(`${stream} was cut: nothing is left of it`);
    }
    if (left === 0) return facts;
    if (facts.length > before) looks = 1;
    else if (looks >= LOOKS_MAX) throw new Damaged(`${stream} ends within an append`);
    await pause(2 ** looks);
  }
  return facts;
}

/** Tells whether there is such a stream. */
async function readOn(
  { client, unlessOutage }: EventStore,
  streams: Streams,
  stream: string,
  afterVersion: number,
  maxCount: number,
  take: (event: StoredEvent) => void,
): Promise<boolean> {
  const range = { fromRevision: BigInt(afterVersion), maxCount };
  try {
    await streams.drain(() => client.readStream(stream, { ...range, ...FROM_LEADER }), take);
    return true;
  } catch (error) {
    if (error instanceof StreamNotFoundError) return false;
    if (error instanceof StreamDeletedError) throw deleted(stream, error);
    throw unlessOutage(error);
  }
}

const FROM_LEADER = { direction: FORWARDS, requiresLeader: true } as const;

function nextFact(event: StoredEvent, stream: string, version: number): Recorded {
  const fact = factOf(event);
  if (fact.version === version && fact.stream === stream) return fact;
  throw new Damaged(`${stream} has a gap: version ${fact.version} follows on ${version - 1}`);
}

/** A deleted stream reads like one that never was; only its metadata tell them apart. */
async function mustNeverHaveBeen(
  store: EventStore,
  streams: Streams,
  stream: string,
): Promise<void> {
  let cut = false;
  try {
    await streams.drain(
      () =>
        store.client.readStream(`$$${stream}`, {
          direction: BACKWARDS,
          fromRevision: END,
          maxCount: 1,
          requiresLeader: true,
        }),
      ({ data }) => {
        cut = typeof data === 'object' && data !== null && CUTS.some((name) => name in data);
      },
    );
  } catch (error) {
    if (error instanceof StreamDeletedError) throw deleted(stream, error);
    if (!(error instanceof StreamNotFoundError)) throw store.unlessOutage(error);
  }
  if (cut) throw deleted(stream);
}

function deleted(stream: string, cause?: unknown): Damaged {
  return new Damaged(`${stream} was deleted`, undefined, { cause });
}
