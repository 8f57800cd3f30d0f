import type { Call } from './call.ts';
import type { Filter } from './filters.ts';
import { CAUGHT_UP, checkpoint, confirmation, openProgress } from './progress.ts';
import { CHUNK_BYTES, joined } from './pump.ts';
import type { Recorded } from './recorded.ts';
import type { Server } from './server.ts';
import { CONSUMER_TOO_SLOW } from './statuses.ts';

/** The events that a subscription has still to look at, `undefined` past the newest. */
export interface Source {
  peek(ahead: number): Recorded | undefined;
  advance(): void;
}

/** How many live events the server holds for a subscriber that does not take them. */
const LIVE_BUFFER = 32;

/** Sends history, then what is committed; returns how to stop it. */
export function deliver(
  server: Server,
  call: Call,
  source: Source,
  filter: Filter | undefined,
  start: number,
): () => void {
  const { log, newId, version } = server;
  const drops = version.startsWith('23.');
  const reader = openReader(server, source, filter, start);
  let blocked = false;
  const send = (frames: readonly Buffer[]) => {
    if (frames.length > 0) blocked = !call.send(joined(frames));
  };
  const goLive = () => {
    reader.live = true;
    const last = drops || !filter ? undefined : log.all.at(-1);
    send(last ? [checkpoint(last.position, last.position), CAUGHT_UP] : [CAUGHT_UP]);
  };
  const work = () => {
    if (call.over) return;
    while (!blocked && source.peek(0)) send(reader.take());
    if (reader.due()) call.finish(CONSUMER_TOO_SLOW);
    else if (!reader.live && !blocked) goLive();
  };
  const committed = () => {
    if (!blocked) return work();
    if (!reader.live || !reader.lags()) return undefined;
    if (drops) call.finish(CONSUMER_TOO_SLOW);
    reader.live = false;
    return undefined;
  };
  call.onDrain = () => {
    blocked = false;
    work();
  };
  const stop = log.follow(committed);
  send([confirmation(newId())]);
  work();
  return stop;
}

/** Turns a source's events into frames. */
interface Reader {
  /** False: history is being read. */
  live: boolean;
  /** About one chunk of frames, or as many as there are. */
  take(): readonly Buffer[];
  /** Whether more matching events wait than the server would hold. */
  lags(): boolean;
  /** Whether the subscription is to be dropped by now. */
  due(): boolean;
}

function openReader(
  { faults }: Server,
  source: Source,
  filter: Filter | undefined,
  start: number,
): Reader {
  const progress = openProgress(filter, start);
  const matches = (event: Recorded) => filter?.matches(event) ?? true;
  let liveCount = 0;
  const frameOf = (event: Recorded, live: boolean): readonly Buffer[] => {
    if (!matches(event)) return [];
    if (live) liveCount += 1;
    const twice = live && faults.takeOne('deliveriesTwice');
    return twice ? [event.frame, event.frame] : [event.frame];
  };
  const reader: Reader = {
    live: false,
    take() {
      const frames: Buffer[] = [];
      for (let bytes = 0; bytes < CHUNK_BYTES; ) {
        const event = source.peek(0);
        if (!event) break;
        source.advance();
        const own = frameOf(event, reader.live);
        frames.push(...own, ...progress(event, reader.live));
        bytes += own.length > 0 ? event.frame.length : 0;
      }
      return frames;
    },
    lags() {
      let waiting = 0;
      for (let ahead = 0; waiting <= LIVE_BUFFER; ahead += 1) {
        const event = source.peek(ahead);
        if (!event) return false;
        if (matches(event)) waiting += 1;
      }
      return true;
    },
    due: () => reader.live && faults.now.dropEvery > 0 && liveCount >= faults.now.dropEvery,
  };
  return reader;
}
