import { once } from 'node:events';
import type {
  AllStreamSubscription,
  Position,
  ResolvedEvent,
  SubscribeToAllOptions,
} from '@eventstore/db-client';
import type { Client } from './client.ts';

const TOLD = ['confirmation', 'caughtUp', 'end', 'finish', 'close'] as const;

/** A subscription that is watched: what it delivered and what it told, in order. */
export interface Watched {
  readonly events: readonly NonNullable<ResolvedEvent['event']>[];
  readonly log: readonly unknown[];
  /** Settles when history is done, or with the error that came first. */
  readonly caughtUp: Promise<unknown>;
  /** Settles when so many events have been delivered, or the subscription has failed. */
  delivered(count: number): Promise<void>;
  stop(): Promise<{ n: number; first?: bigint; log: readonly unknown[] }>;
  readonly subscription: AllStreamSubscription;
}

export function watch(client: Client, options: SubscribeToAllOptions = {}): Watched {
  const subscription = client.subscribeToAll(options);
  const events: NonNullable<ResolvedEvent['event']>[] = [];
  const log: unknown[] = [];
  let failed = false;
  let tell = () => {};
  for (const name of TOLD) subscription.on(name as 'end', () => log.push(name));
  subscription.on('data', ({ event }) => {
    if (event) events.push(event);
    tell();
  });
  subscription.on('error', (error) => {
    log.push({ error });
    failed = true;
    tell();
  });
  const caughtUp = Promise.race([
    new Promise((resolve) => subscription.on('caughtUp', () => resolve(undefined))),
    new Promise((resolve) => subscription.on('error', resolve)),
  ]);
  const result = () => ({
    n: events.length,
    ...(events[0] ? { first: events[0].revision } : {}),
    log,
  });
  return {
    events,
    log,
    caughtUp,
    subscription,
    async delivered(count) {
      while (events.length < count && !failed) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
    async stop() {
      if (failed) return result();
      const closed = once(subscription, 'close');
      await subscription.unsubscribe();
      await closed;
      return result();
    },
  };
}

export function ascending(positions: readonly (Position | undefined)[]): boolean {
  return positions.every((at, index) => {
    const before = positions[index - 1];
    return !at || !before || at.commit > before.commit;
  });
}
