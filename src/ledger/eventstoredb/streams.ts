import type { StoredEvent } from './format.ts';

/** What the client gives for a read, as far as it is used. */
interface EventStream {
  on(event: 'data', listener: (resolved: ResolvedEvent) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeAllListeners(event: 'data'): unknown;
  pause(): unknown;
  cancel(): Promise<void>;
}

/** Without an event where a link leads nowhere; links are not followed here. */
interface ResolvedEvent {
  readonly event?: StoredEvent | undefined;
}

/** Streams of events that are being read, each with a watch: the client itself waits for ever. */
export interface Streams {
  /**
   * Tells each event to `take`, and resolves behind the last one. Rejects when nothing has come
   * for a while, when `take` throws, at the signal, and when `end` is called.
   */
  drain(
    open: () => EventStream,
    take: (event: StoredEvent) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Breaks off all of them, and whatever is begun from now on. */
  end(error: Error): void;
}

/** `silent` makes the error of a read to which nothing has come for `silenceMs`. */
export function openStreams(silenceMs: number, silent: () => Error): Streams {
  const breakOffs = new Set<(error: Error) => void>();
  let ended: Error | undefined;

  return {
    async drain(open, take, signal) {
      if (ended) throw ended;
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const abort = (): void => reject(signal?.reason);
      const stream = open();
      let moved = true;
      const watch = setInterval(() => {
        if (!moved) reject(silent());
        moved = false;
      }, silenceMs);
      stream.on('error', reject); // Stays: the client may still emit errors when all is over.
      stream.on('end', resolve);
      stream.on('data', ({ event }) => {
        moved = true;
        try {
          if (event) take(event);
        } catch (error) {
          reject(error);
        }
      });
      breakOffs.add(reject);
      signal?.addEventListener('abort', abort);
      try {
        await promise;
      } catch (error) {
        abandon(stream);
        throw error;
      } finally {
        clearInterval(watch);
        breakOffs.delete(reject);
        signal?.removeEventListener('abort', abort);
      }
    },
    end(error) {
      ended = error;
      for (const breakOff of breakOffs) breakOff(error);
    },
  };
}

/** The client's way to cancel rejects where the stream never came to be. */
function abandon(stream: EventStream): void {
  stream.removeAllListeners('data');
  stream.pause();
  stream.cancel().catch(() => undefined);
}
