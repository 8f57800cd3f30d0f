const FIRST_MS = 100;
/** Half of what may pass between the return of a server and everything being shown. */
const LAST_MS = 5_000;

/** Resolves after `ms`, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    resolve();
  };
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end);
  return promise;
}

/** Lets timers, signals and sockets have their turn in a loop that would never wait otherwise. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Waits that double from 0.1 to 5 s, each shortened by up to half at random. */
export interface Backoff {
  next(): number;
  reset(): void;
}

export function createBackoff(random: () => number): Backoff {
  let tries = 0;
  return {
    next() {
      const ms = Math.min(FIRST_MS * 2 ** tries, LAST_MS);
      tries += 1;
      return ms * (1 - random() / 2);
    },
    reset() {
      tries = 0;
    },
  };
}
