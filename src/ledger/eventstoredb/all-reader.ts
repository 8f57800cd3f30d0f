import { crc32 } from 'node:zlib';
import { BACKWARDS, END, FORWARDS, type ReadPosition, START } from '@eventstore/db-client';
import type { Position, Recorded } from '../../domain/envelope.ts';
import type { EventStore } from '../../servers/eventstoredb.ts';
import { type Page, UnknownPosition, type Want } from '../ledger.ts';
import { factOf, isFact, type LogPlace, placeOf, positionOf, type StoredEvent } from './format.ts';
import type { Streams } from './streams.ts';

const PAGE_EVENTS_MAX = 2_000;
const HEAD_EVENTS = 4;
/** By how much each look grows, so that many events of others do not need many looks. */
const GROWTH = 4;

/** How far somebody has read: through which fact of ours, and where the log goes on behind it. */
export interface Cursor {
  readonly through: Position;
  readonly place: LogPlace | typeof START;
}

export interface PageRead extends Page {
  readonly next: Cursor;
}

/** All facts, out of a log that holds events of the server and of others as well. */
export interface AllReader {
  /** As many facts as `limit`, wanted or not, unless fewer follow; UnknownPosition. */
  page(from: Cursor, limit: number, want?: Want, signal?: AbortSignal): Promise<PageRead>;
  head(): Promise<Position>;
}

/** Throws UnknownPosition for what no ledger could have given. */
export function cursorAt(position: Position): Cursor {
  if (position === 0) return { through: 0, place: START };
  if (!Number.isSafeInteger(position) || position < 0) throw unknown(position);
  return { through: position, place: placeOf(position) };
}

export function openAllReader(store: EventStore, streams: Streams): AllReader {
  /** What a look back has found: the newest event of all then, and the last fact before it. */
  let known: { readonly newest: bigint; readonly head: Position } = { newest: -1n, head: 0 };

  /** Events behind a place, at most `count`; tells how many there were. */
  async function scan(
    { place, through }: Cursor,
    count: number,
    take: (event: StoredEvent) => void,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let seen = place === START ? 0 : -1; // The server gives the event at the place itself as well.
    const maxCount = count - seen;
    const receive = (event: StoredEvent): void => {
      if (seen < 0) mustBeAt(place, through, event);
      else take(event);
      seen += 1;
    };
    try {
      await streams.drain(() => readAll(store, FORWARDS, place, maxCount), receive, signal);
    } catch (error) {
      throw isNoBoundary(error) ? unknown(through, error) : store.unlessOutage(error);
    }
    if (seen < 0) throw unknown(through);
    return seen;
  }

  return {
    async page(from, limit, want, signal) {
      const facts: Recorded[] = [];
      let { through, place } = from;
      let met = 0;
      const take = (event: StoredEvent): void => {
        if (met >= limit) return;
        place = event.position ?? place;
        if (!isFact(event)) return;
        met += 1;
        through = positionOf(event);
        if (isWanted(event, want)) facts.push(factOf(event));
      };
      for (let least = 1; ; least *= GROWTH) {
        const events = Math.min(Math.max(limit - met, least), PAGE_EVENTS_MAX);
        const seen = await scan({ through, place }, events, take, signal);
        if (met >= limit || seen < events) return { facts, through, next: { through, place } };
      }
    },
    async head() {
      let place: ReadPosition = END;
      let newest: bigint | undefined;
      let head: Position | undefined;
      for (let count = HEAD_EVENTS; head === undefined; count *= GROWTH) {
        const events = Math.min(count, PAGE_EVENTS_MAX);
        let seen = 0;
        const take = (event: StoredEvent): void => {
          const { commit, prepare } = event.position ?? { commit: 0n, prepare: 0n };
          seen += 1;
          newest ??= commit;
          place = { commit, prepare };
          if (head !== undefined) return;
          if (commit <= known.newest) head = known.head;
          else if (isFact(event)) head = positionOf(event);
        };
        await drainBackwards(place, events, take);
        if (seen < events) head ??= 0;
      }
      known = { newest: newest ?? -1n, head };
      return head;
    },
  };

  async function drainBackwards(
    place: ReadPosition,
    maxCount: number,
    take: (event: StoredEvent) => void,
  ): Promise<void> {
    try {
      await streams.drain(() => readAll(store, BACKWARDS, place, maxCount), take);
    } catch (error) {
      throw store.unlessOutage(error);
    }
  }
}

function readAll(
  { client }: EventStore,
  direction: typeof FORWARDS | typeof BACKWARDS,
  fromPosition: ReadPosition,
  maxCount: number,
) {
  return client.readAll({ direction, fromPosition, maxCount, requiresLeader: true });
}

/** The server gives the next event where the one at the place is gone; it is not what was meant. */
function mustBeAt(place: Cursor['place'], through: Position, event: StoredEvent): void {
  const isThere = place !== START && event.position?.commit === place.commit;
  const isFactItself = Number(event.position?.commit) !== through || isFact(event);
  if (!isThere || !isFactItself) throw unknown(through);
}

/** Version 23.10 says Error, 24.2 says InvalidPosition. */
function isNoBoundary(error: unknown): boolean {
  return error instanceof Error && /ReadAllResult/.test(error.message);
}

function isWanted({ streamId, type }: StoredEvent, want: Want | undefined): boolean {
  if (want?.types && !want.types.includes(type)) return false;
  if (!want?.part) return true;
  const [index, of] = want.part;
  return crc32(streamId) % of === index;
}

function unknown(position: Position, cause?: unknown): UnknownPosition {
  return new UnknownPosition(`position ${position} was not given by this ledger`, { cause });
}
