import { type Stream, softDeleted } from './log.ts';
import type { Recorded } from './recorded.ts';

/** The revision that an append expects its stream to be at; -1 and `no_stream` are the same. */
export type Expected = number | 'any' | 'stream_exists';

export const NO_STREAM = -1;

export type Verdict =
  | { readonly kind: 'write'; readonly undelete: boolean }
  | { readonly kind: 'written-before'; readonly last: Recorded }
  | { readonly kind: 'wrong-version' }
  | { readonly kind: 'deleted' };

/** The last appends' ids, as the server remembers them until it stops: the first place of each. */
export interface RecentIds {
  find(id: string): Recorded | undefined;
  add(event: Recorded): void;
}

const RECENT_MAX = 100_000;

export function recentIds(): RecentIds {
  const places = new Map<string, Recorded>();
  return {
    find: (id) => places.get(id),
    add(event) {
      if (places.has(event.id)) return;
      places.set(event.id, event);
      if (places.size <= RECENT_MAX) return;
      for (const oldest of places.keys()) {
        places.delete(oldest);
        break;
      }
    },
  };
}

/** What the server does with an append, as recorded: only ids are compared, never contents. */
export function judge(
  stream: Stream | undefined,
  expected: Expected,
  ids: readonly string[],
  recent: RecentIds,
): Verdict {
  if (stream?.tombstoned) return { kind: 'deleted' };
  const hidden = stream !== undefined && softDeleted(stream);
  const write: Verdict = { kind: 'write', undelete: hidden };
  if (typeof expected === 'number') return atRevision(stream, expected, ids) ?? write;
  if (expected === 'stream_exists') {
    if (hidden) return { kind: 'deleted' };
    if (!stream || stream.events.length === 0) return { kind: 'wrong-version' };
  }
  return (stream && anywhere(stream, ids, recent)) ?? write;
}

/** ANY and STREAM_EXISTS: the ids are looked up wherever they are in the stream. */
function anywhere(stream: Stream, ids: readonly string[], recent: RecentIds): Verdict | undefined {
  let last: Recorded | undefined;
  for (const id of ids) {
    const known = recent.find(id);
    if (known?.stream !== stream.name) return last ? { kind: 'wrong-version' } : undefined;
    last = known;
  }
  return last && { kind: 'written-before', last };
}

/** An exact revision: undefined when the stream is there, or is deleted and starts anew. */
function atRevision(
  stream: Stream | undefined,
  expected: number,
  ids: readonly string[],
): Verdict | undefined {
  const head = (stream?.events.length ?? 0) - 1;
  if (expected === head) return undefined;
  if (!stream || expected > head) return { kind: 'wrong-version' };
  const places = ids.map((_, index) => stream.events[expected + 1 + index]);
  const last = places.at(-1);
  if (last && places.every((event, index) => event?.id === ids[index])) {
    return { kind: 'written-before', last };
  }
  const startsAnew = expected === NO_STREAM && softDeleted(stream) && places[0]?.id !== ids[0];
  return startsAnew ? undefined : { kind: 'wrong-version' };
}
