import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { gather } from './gather.ts';
import { createBackoff, pause } from './pause.ts';
import type { Offer } from './track.ts';

export interface FeedOptions {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly random: () => number;
  readonly trouble: (error: unknown) => void;
}

/** Who is told: of the position before the first offer, then of every page, without waiting. */
export interface Fed {
  expect(position: Position): void;
  offer(offer: Offer): void;
}

/**
 * Follows the ledger once for all, from its head on, until the signal aborts. A follow that
 * throws is opened again where it broke off.
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
    }
  }
  while (!signal.aborted) {
    await follow().catch(trouble);
    if (!signal.aborted) await pause(backoff.next(), signal);
  }
}
