import type { Position } from '../../domain/envelope.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createBackoff, pause } from '../../projections/pause.ts';

/** Tells those who wait that facts have come. */
export interface Arrivals {
  /** Resolves when there are facts after a position, or at the signal; throws never. */
  after(position: Position, signal: AbortSignal): Promise<void>;
}

interface Waiting {
  readonly position: Position;
  readonly wake: () => void;
}

/** Follows the ledger once for all who wait, and only while anybody does. */
export function openArrivals(
  ledger: Pick<Ledger, 'follow' | 'head'>,
  random: () => number,
): Arrivals {
  const waiting = new Set<Waiting>();
  let following: AbortController | undefined;
  /** Facts are known to be there up to here. */
  let seen: Position = 0;

  function come(through: Position): void {
    seen = Math.max(seen, through);
    for (const one of waiting) if (one.position < through) one.wake();
  }
  async function follow(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff(random);
    while (!signal.aborted) {
      try {
        const head = await ledger.head();
        come(head);
        for await (const { through } of ledger.follow(head, signal)) {
          come(through);
          backoff.reset();
        }
      } catch {
        // Whoever waits asks again by itself, and is then told what is the matter.
      }
      if (!signal.aborted) await pause(backoff.next(), signal);
    }
  }
  return {
    async after(position, signal) {
      if (signal.aborted || position < seen) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const one: Waiting = { position, wake: resolve };
      waiting.add(one);
      signal.addEventListener('abort', one.wake);
      if (!following) {
        following = new AbortController();
        void follow(following.signal);
      }
      await promise;
      signal.removeEventListener('abort', one.wake);
      waiting.delete(one);
      if (waiting.size > 0) return;
      following?.abort();
      following = undefined;
    },
  };
}
