import type { Position } from '../domain/envelope.ts';

/** Those who wait until something has come as far as a position. */
export interface Reaching {
  /** Resolves when it has; rejects once the signal aborts. */
  reached(position: Position): Promise<void>;
  /** To be called whenever it may have come farther, and when the signal aborts. */
  progressed(): void;
}

/** `through` tells how far it is; `what` names it to those who waited in vain. */
export function createReaching(
  what: string,
  through: () => Position,
  signal: AbortSignal,
): Reaching {
  const waiting = new Set<() => void>();
  return {
    reached(position) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const check = (): void => {
        if (signal.aborted) reject(new Error(`${what} been stopped`));
        else if (through() < position) return;
        else resolve();
        waiting.delete(check);
      };
      waiting.add(check);
      check();
      return promise;
    },
    progressed() {
      for (const check of waiting) check();
    },
  };
}
