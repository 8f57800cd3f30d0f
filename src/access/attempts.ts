import { BoundedMap } from '../ledger/bounded-map.ts';

const KNOWN_MAX = 20_000;
const FORGOTTEN_MS = 3_600_000;
const WAIT_MS = 2_000;
const WAIT_MS_MAX = 900_000;

/** How often may be guessed before one has to wait. */
const FREE = { pair: 5, login: 50, address: 50 } as const;

interface Failed {
  readonly times: number;
  readonly lastMs: number;
}

/** Guessing at passwords costs time, and more with each failure. */
export interface Attempts {
  /** Milliseconds until another one is let in; 0 counts it, as failed until it has succeeded. */
  begin(login: string, address: string): number;
  succeeded(login: string, address: string): void;
}

/**
 * Counted for a login from an address (5 are free), and, so that neither many addresses nor many
 * logins help, for each of both alone. Then one waits 2 s, after every further failure twice as
 * long, at most 15 min; an hour without any is forgiven. `now` in milliseconds since 1970.
 */
export function createAttempts(now: () => number): Attempts {
  const failed = new BoundedMap<string, Failed>(KNOWN_MAX);
  const known = (key: string): Failed => {
    const found = failed.get(key);
    return found && now() - found.lastMs < FORGOTTEN_MS ? found : { times: 0, lastMs: 0 };
  };
  const keysOf = (login: string, address: string) =>
    [
      [`pair ${login} ${address}`, FREE.pair],
      [`login ${login}`, FREE.login],
      [`address ${address}`, FREE.address],
    ] as const;
  return {
    begin(login, address) {
      const keys = keysOf(login, address);
      const waits = keys.map(([key, free]) => waitMs(known(key), free, now()));
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      for (const [key] of keys) failed.set(key, { times: known(key).times + 1, lastMs: now() });
      return 0;
    },
    succeeded(login, address) {
      for (const [key, free] of keysOf(login, address)) {
        const { times, lastMs } = known(key);
        if (free === FREE.pair) failed.delete(key);
        else failed.set(key, { times: Math.max(0, times - 1), lastMs });
      }
    },
  };
}

function waitMs({ times, lastMs }: Failed, free: number, nowMs: number): number {
  if (times < free) return 0;
  const wait = Math.min(WAIT_MS * 2 ** (times - free), WAIT_MS_MAX);
  return Math.max(0, lastMs + wait - nowMs);
}
