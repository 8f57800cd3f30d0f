import { LONG_MAX } from './protobuf.ts';
import { dataOf, type Recorded } from './recorded.ts';

/** A stream as the log keeps it. Event n has revision n, hidden ones included. */
export interface Stream {
  readonly name: string;
  /** Also what is accepted but not yet committed: `visible` says how many may be read. */
  readonly events: Recorded[];
  visible: number;
  tombstoned: boolean;
  /** From its metadata stream: events below are hidden; LONG_MAX: soft-deleted. */
  truncateBefore: number;
  /** From its metadata stream: only the last ones are shown. */
  maxCount: number;
}

/** All events in the order of their positions, and each stream's own. */
export interface Log {
  /** What is committed: what readers of $all see. */
  readonly all: readonly Recorded[];
  stream(name: string): Stream | undefined;
  /** The stream, made when missing. */
  streamToWrite(name: string): Stream;
  /** Takes events in as accepted, not yet to be read. */
  accept(events: readonly Recorded[]): void;
  /** Lets accepted events be read and tells every follower, in the order of acceptance. */
  commit(events: readonly Recorded[]): void;
  /** Where in `all` the event at this position is, or the first one behind it. */
  indexAt(position: number): number;
  /** Calls back after every commit until the returned function is called. */
  follow(committed: () => void): () => void;
}

export function openLog(): Log {
  const all: Recorded[] = [];
  const streams = new Map<string, Stream>();
  const followers = new Set<() => void>();
  const streamToWrite = (name: string): Stream => {
    const known = streams.get(name);
    if (known) return known;
    const made = {
      name,
      events: [],
      visible: 0,
      tombstoned: false,
      truncateBefore: 0,
      maxCount: Number.POSITIVE_INFINITY,
    };
    streams.set(name, made);
    return made;
  };
  return {
    all,
    streamToWrite,
    stream: (name) => streams.get(name),
    accept(events) {
      for (const event of events) take(streamToWrite, event);
    },
    commit(events) {
      for (const event of events) {
        all.push(event);
        if (event.revision !== LONG_MAX) streamToWrite(event.stream).visible = event.revision + 1;
      }
      for (const follower of followers) follower();
    },
    indexAt(position) {
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((all[middle]?.position ?? 0) < position) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    follow(committed) {
      followers.add(committed);
      return () => followers.delete(committed);
    },
  };
}

/** Whether the stream was deleted softly and nothing was written to it since. */
export function softDeleted(stream: Stream): boolean {
  return stream.truncateBefore >= LONG_MAX;
}

/** The revision of the first event that a reader may see. */
export function firstVisible(stream: Stream): number {
  return Math.max(stream.truncateBefore, stream.visible - stream.maxCount, 0);
}

/** The index of the event at a position; undefined: no event starts there. */
export function boundary({ all, indexAt }: Log, position: number): number | undefined {
  const index = indexAt(position);
  const here = all[index];
  return position === 0 || !here || here.position === position ? index : undefined;
}

function take(streamToWrite: (name: string) => Stream, event: Recorded): void {
  const stream = streamToWrite(event.stream);
  if (event.revision === LONG_MAX) {
    stream.tombstoned = true;
    return;
  }
  stream.events.push(event);
  if (!event.stream.startsWith('$$')) return;
  const subject = streamToWrite(event.stream.slice(2));
  const { $tb, $maxCount } = settingsIn(event);
  subject.truncateBefore = typeof $tb === 'number' ? $tb : 0;
  subject.maxCount = typeof $maxCount === 'number' ? $maxCount : Number.POSITIVE_INFINITY;
}

function settingsIn(event: Recorded): { $tb?: unknown; $maxCount?: unknown } {
  try {
    const settings: unknown = JSON.parse(dataOf(event).toString());
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    return {};
  }
}
