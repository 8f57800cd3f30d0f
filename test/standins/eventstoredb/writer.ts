import { type Expected, judge, NO_STREAM, recentIds } from './idempotency.ts';
import type { Journal } from './journal.ts';
import type { Log, Stream } from './log.ts';
import { LONG_MAX } from './protobuf.ts';
import { type Proposed, type Recorded, recorded, recordLength } from './recorded.ts';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

/** What became of an append or a delete. `actual` -1: there is no such stream. */
export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly actual: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'in-flight' };

/** The only one that writes: checks an append against all accepted before it, then keeps it. */
export interface Writer {
  /** `in-flight`: the same events are being written by an earlier call; nothing was done. */
  append(request: AppendRequest): Promise<Written>;
  /** Hides a stream's events (soft), or ends the stream for good. */
  remove(stream: string, expected: Expected, forGood: boolean): Promise<Written>;
}

export interface WriterParts {
  readonly log: Log;
  readonly journal: Journal;
  readonly now: () => number;
  readonly newId: () => string;
  /** Where the next record goes. */
  readonly end: number;
}

/** What an append of no events takes in the real server's log. */
const EMPTY_RECORD = 104;
const SOFT_DELETED = '{"$tb":9223372036854775807}';

export function openWriter({ log, journal, now, newId, end: firstEnd }: WriterParts): Writer {
  const recent = recentIds();
  let end = firstEnd;
  const place = (stream: Stream, proposed: readonly Proposed[], from: number): Recorded[] => {
    const lastOfAppend = from + proposed.length - 1;
    const at = now();
    return proposed.map((event, index) => {
      const position = end;
      end += recordLength(stream.name, event);
      const revision = from + index;
      return recorded(event, { stream: stream.name, revision, position, lastOfAppend }, at);
    });
  };
  const keep = (events: readonly Recorded[]) =>
    new Promise<void>((resolve) => {
      log.accept(events);
      for (const event of events) recent.add(event);
      journal.write(events, end, () => {
        log.commit(events);
        resolve();
      });
    });
  const settings = (name: string, json: string): Recorded[] => {
    const stream = log.streamToWrite(`$$${name}`);
    return place(stream, [systemEvent(newId(), '$metadata', json)], stream.events.length);
  };
  return {
    async append({ stream: name, expected, events }) {
      const known = log.stream(name);
      const ids = events.map(({ id }) => id);
      const verdict = judge(known, expected, ids, recent);
      if (verdict.kind === 'deleted') return verdict;
      if (verdict.kind === 'wrong-version') {
        return { kind: 'wrong-version', actual: (known?.events.length ?? 0) - 1 };
      }
      if (verdict.kind === 'written-before') return before(verdict.last, known);
      if (events.length === 0) {
        const position = end;
        end += EMPTY_RECORD;
        await keep([]);
        return {
          kind: 'written',
          revision: Math.max(0, (known?.events.length ?? 0) - 1),
          position,
        };
      }
      const stream = log.streamToWrite(name);
      const from = stream.events.length;
      const placed = place(stream, events, from);
      const last = placed.at(-1);
      const after = verdict.undelete ? settings(name, `{"$tb":${from}}`) : [];
      await keep([...placed, ...after]);
      return { kind: 'written', revision: last?.revision ?? 0, position: last?.position ?? 0 };
    },
    async remove(name, expected, forGood) {
      const known = log.stream(name);
      const head = (known?.events.length ?? 0) - 1;
      if (known?.tombstoned) return { kind: 'deleted' };
      const missing = head === NO_STREAM && !forGood;
      if (missing || (typeof expected === 'number' && expected !== head)) {
        return { kind: 'wrong-version', actual: head };
      }
      const events = forGood
        ? place(log.streamToWrite(name), [systemEvent(newId(), '$streamDeleted', '')], LONG_MAX)
        : settings(name, SOFT_DELETED);
      await keep(events);
      return { kind: 'written', revision: head, position: events[0]?.position ?? 0 };
    },
  };
}

function before(last: Recorded, stream: Stream | undefined): Written {
  if (last.revision >= (stream?.visible ?? 0)) return { kind: 'in-flight' };
  return { kind: 'written', revision: last.revision, position: last.position };
}

/** An event that the server itself writes: settings of a stream as JSON, or a bare mark. */
export function systemEvent(id: string, type: string, json: string): Proposed {
  const contentType = json ? 'application/json' : 'application/octet-stream';
  return { id, type, contentType, data: Buffer.from(json), metadata: Buffer.alloc(0) };
}
