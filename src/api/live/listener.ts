import { Readable } from 'node:stream';
import type { Position } from '../../domain/envelope.ts';
import { aliveLines, eventLines, retryLines } from './lines.ts';
import { isIn, type LiveEvent, type View } from './topic.ts';

/** Bytes that may lie between us and the socket. */
const FLOW_BYTES = 16_384;
/** Signs of life that a reader may leave unread. */
const DEAF_BEATS_MAX = 2;

/** How much may wait for one reader; with more it is cut and resumes by itself. */
export interface QueueBounds {
  readonly events: number;
  readonly bytes: number;
}

export const QUEUE_BOUNDS: QueueBounds = { events: 1_000, bytes: 1_000_000 };

/** A reader that is slower than what happens. */
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/**
 * One who listens. Of every subject only the newest event waits, and what is sent goes out in
 * ascending positions: whoever got an event got everything before it.
 */
export class Listener {
  readonly flow: Readable;
  readonly #view: View;
  readonly #bounds: QueueBounds;
  #queue = new Map<string, LiveEvent>();
  #bytes = 0;
  /** Until the past has been told, news wait. */
  #isHeld = true;
  #hasRoom = false;
  #deafBeats = 0;
  #isOver = false;
  /** Everything up to here was offered. */
  #through: Position;

  constructor(view: View, through: Position, greeting: object, bounds = QUEUE_BOUNDS) {
    this.#view = view;
    this.#bounds = bounds;
    this.#through = through;
    this.flow = new Readable({
      highWaterMark: FLOW_BYTES,
      read: () => {
        this.#hasRoom = true;
        this.#send();
      },
    });
    this.flow.push(retryLines() + eventLines('ready', greeting));
  }

  get view(): View {
    return this.#view;
  }

  /** What has happened up to a position. */
  offer(events: readonly LiveEvent[], through: Position): void {
    for (const event of events) this.#put(event);
    this.#through = Math.max(this.#through, through);
    this.#sendOrCut();
  }

  /** The past is told: `events` of before all that was offered meanwhile. */
  release(events: readonly LiveEvent[]): void {
    for (const event of events) {
      const newer = this.#queue.get(event.key);
      if (!newer || newer.position < event.position) this.#put(event);
    }
    const ascending = [...this.#queue].sort(([, a], [, b]) => a.position - b.position);
    this.#queue = new Map(ascending);
    this.#isHeld = false;
    this.#sendOrCut();
  }

  /** More has changed than can be told: the reader is to load anew what it shows. */
  reload(through: Position): void {
    this.#queue.clear();
    this.#bytes = 0;
    this.#through = Math.max(this.#through, through);
    this.#isHeld = false;
    this.#push(eventLines('reload', {}, this.#through));
  }

  /** A sign of life, where there is nothing else to send; one who hears none of them is cut. */
  beat(): void {
    this.#deafBeats = this.#hasRoom ? 0 : this.#deafBeats + 1;
    if (this.#deafBeats >= DEAF_BEATS_MAX) this.cut();
    else if (this.#hasRoom && this.#queue.size === 0) this.#pushSignOfLife();
  }

  /** In the middle, so that the reader comes again. */
  cut(): void {
    this.#isOver = true;
    this.flow.destroy(new TooSlow('a reader was slower than what happens'));
  }

  /** In good order where the reader keeps up. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#hasRoom) this.flow.push(null);
    else this.flow.destroy();
  }

  #put(event: LiveEvent): void {
    if (!isIn(this.#view, event)) return;
    this.#drop(event.key);
    this.#queue.set(event.key, event);
    this.#bytes += this.#linesOf(event).length;
  }

  #drop(key: string): void {
    const event = this.#queue.get(key);
    if (event) this.#bytes -= this.#linesOf(event).length;
    this.#queue.delete(key);
  }

  #sendOrCut(): void {
    this.#send();
    const { events, bytes } = this.#bounds;
    if (this.#isOver) return;
    if (this.#queue.size > events || this.#bytes > bytes) this.cut();
  }

  #send(): void {
    if (this.#isHeld) return;
    for (const [key, event] of this.#queue) {
      if (!this.#hasRoom || this.#isOver) return;
      this.#drop(key);
      this.#push(this.#linesOf(event));
    }
  }

  #linesOf({ lines }: LiveEvent): Uint8Array {
    return lines[this.#view.locale];
  }

  #pushSignOfLife(): void {
    this.#push(aliveLines(this.#isHeld ? undefined : this.#through));
  }

  #push(text: string | Uint8Array): void {
    if (!this.#isOver) this.#hasRoom = this.flow.push(text);
  }
}
