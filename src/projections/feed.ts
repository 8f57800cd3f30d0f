import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { gather } from './gather.ts';
import type { Offer } from './offers.ts';
import { createBackoff, pause } from './pause.ts';

export interface FeedOptions {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly random: () => number;
  readonly trouble: (error: unknown) => void;
}

/** Who is told: of the position before the first offer, then of every page. */
export interface Fed {
  /** Whether it takes what it is offered at all; one in trouble reads it later by itself. */
  readonly isTaking: boolean;
  expect(position: Position): void;
  offer(offer: Offer): void;
  room(): Promise<void>;
}

/**
 * Follows the ledger once for all, from its head on, until the signal aborts, at the pace of
 * the fastest: what the others cannot hold they read again. A follow that throws is opened
 * again where it broke off.
 */
export async function feed(
  { ledger, now, random, trouble }: FeedOptions,
  all: readonly Fed[],
  signal: AbortSignal,
): Promise<void> {
  const backoff = createBackoff(random);
  let after: Position | undefined;

  async function begin(): Promise<Position> {
    const head = await ledger.head();
    for (const one of all) one.expect(head);
    return head;
  }
  async function follow(): Promise<void> {
    after ??= await begin();
    for await (const page of gather(ledger.follow(after, signal), now)) {
      for (const one of all) one.offer({ after, ...page });
      after = page.through;
      backoff.reset();
      const taking = all.filter(({ isTaking }) => isTaking);
      if (taking.length > 0) await Promise.race(taking.map((one) => one.room()));
    }
  }
  while (!signal.aborted) {
    await follow().catch(trouble);
    if (!signal.aborted) await pause(backoff.next(), signal);
  }
}
