import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '../domain/envelope.ts';
import type { Page } from './ledger.ts';

/** How a follower learns that there may be more; it then asks the store what there is. */
export interface Bell {
  /** Rings so far: remembered before reading, so that a ring during the read is not missed. */
  rings(): number;
  /** Resolves once it has rung more than `rings` times, or at the signal. */
  wait(rings: number, signal: AbortSignal): Promise<void>;
}

/** Facts from history into live; a wake-up that is lost or doubled costs time, never a fact. */
export async function* follow(
  after: Position,
  signal: AbortSignal,
  bell: Bell,
  pageAfter: (after: Position) => Page,
): AsyncGenerator<Page, void, void> {
  let through = after;
  while (!signal.aborted) {
    const rings = bell.rings();
    const page = pageAfter(through);
    if (page.facts.length === 0) {
      await bell.wait(rings, signal);
      continue;
    }
    yield page;
    through = page.through;
  }
}

/** The bell between a writer and the followers in its own thread. */
export function commitBell(): Bell & { ring(): void } {
  let rung = 0;
  const sleepers = new Set<() => void>();
  return {
    rings: () => rung,
    ring() {
      rung += 1;
      for (const wake of sleepers) wake();
      sleepers.clear();
    },
    async wait(rings, signal) {
      if (rung > rings || signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      sleepers.add(wake);
      signal.addEventListener('abort', wake);
      await promise;
      signal.removeEventListener('abort', wake);
      sleepers.delete(wake);
    },
  };
}

/**
 * The bell of a reader beside a writer in another thread or process: looks every `intervalMs`
 * whether `stamp` has changed since. What it says is a hint, so a look too many does no harm.
 */
export function pollingBell(stamp: () => number, intervalMs: number): Bell {
  return {
    rings: stamp,
    async wait(rings, signal) {
      while (!signal.aborted && stamp() === rings) {
        await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
