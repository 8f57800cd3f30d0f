import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../../src/domain/envelope.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { persistently } from './scale-commands.ts';

export interface Follower {
  /** Ids of all facts that it was given, as they came. */
  readonly ids: readonly string[];
  readonly through: Position;
  /** How often it had to begin again where it broke off. */
  readonly breaks: number;
  stop(): Promise<void>;
}

/** Follows from the first fact on, over all outages; takes `slowMs` for every page. */
export function startFollower(ledger: Ledger, slowMs: number): Follower {
  const stopping = new AbortController();
  const ids: string[] = [];
  let through: Position = 0;
  let begun = 0;

  async function follow(): Promise<void> {
    begun += 1;
    for await (const page of ledger.follow(through, stopping.signal)) {
      ids.push(...page.facts.map(({ id }) => id));
      through = page.through;
      if (slowMs > 0) await pause(slowMs);
    }
  }
  const done = persistently(follow);
  done.catch(() => undefined); // Told by stop().
  return {
    ids,
    get through() {
      return through;
    },
    get breaks() {
      return begun - 1;
    },
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
