import { streamOf } from '../domain/ids.ts';
import { epochMs, toInstant } from '../domain/instant.ts';
import { firstDue, type OutboxState } from '../domain/outbox/decider.ts';
import type { SubscriptionState } from '../domain/subscription/decider.ts';
import { type OutboxRecord, outboxes } from '../projections/outboxes.ts';
import { type SubscriptionRecord, subscriptions } from '../projections/subscriptions.ts';
import type { Collection, ReadModels, Stored } from '../read-models/read-models.ts';
import { type TryingOptions, tryOnce } from './trying.ts';

const IN_FLIGHT_MAX = 64;
const IN_FLIGHT_A_TARGET_MAX = 8;
const PAGE_SUBSCRIPTIONS = 200;
/** What could not be told to the ledger is not sent again at once, however often we look. */
const REST_MS = 60_000;
const RESTING_MAX = 900;

export interface OutboxOptions extends TryingOptions {
  readonly readModels: ReadModels;
  readonly trouble: (error: unknown, what: string) => void;
}

/**
 * Sends what is due: of each subject its messages one after the other, of different subjects at
 * the same time, bounded for each target and in all. What is due is found in a read model, and
 * judged by the ledger, so that a view that lags behind sends nothing twice.
 */
export class Outbox {
  readonly #own: OutboxOptions;
  /** By stream of the outbox, the subscription whose message is under way. */
  readonly #inFlight = new Map<string, { readonly of: string; readonly done: Promise<void> }>();

  /** Outboxes that are left alone for a while, and until when. */
  readonly #resting = new Map<string, number>();

  constructor(options: OutboxOptions) {
    this.#own = options;
  }

  /** Begins to send whatever is due and has room; `settled` tells when that is over. */
  async round(signal: AbortSignal): Promise<void> {
    const documents = await this.#own.readModels.published<OutboxRecord>(outboxes.name);
    if (!documents) return;
    for await (const subscription of this.#active()) {
      if (signal.aborted) return;
      for (const { id } of await this.#due(documents, subscription)) {
        if (this.#room(subscription) > 0) this.#begin(id, subscription, signal);
      }
    }
  }

  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) {
      await Promise.all([...this.#inFlight.values()].map(({ done }) => done));
    }
  }

  async *#active(): AsyncIterable<string> {
    const { readModels } = this.#own;
    const documents = await readModels.published<SubscriptionRecord>(subscriptions.name);
    let after: string | undefined;
    do {
      const found = await documents?.find({
        where: { standing: 'active' },
        limit: PAGE_SUBSCRIPTIONS,
        ...(after !== undefined && { after }),
      });
      for (const { id } of found?.docs ?? []) yield id;
      after = found?.cursor;
    } while (after !== undefined);
  }

  /** The longest due first. */
  async #due(
    documents: Collection<OutboxRecord>,
    subscription: string,
  ): Promise<readonly Stored<OutboxRecord>[]> {
    const room = this.#room(subscription);
    if (room <= 0) return [];
    const nowMs = this.#own.now();
    const { docs } = await documents.find({
      where: { subscription, due: { to: toInstant(nowMs + 1) } },
      sort: { by: 'due' },
      limit: IN_FLIGHT_A_TARGET_MAX * 2 + this.#resting.size,
    });
    const isFree = (id: string): boolean =>
      !this.#inFlight.has(id) && (this.#resting.get(id) ?? 0) <= nowMs;
    return docs.filter(({ id }) => isFree(id)).slice(0, room);
  }

  #room(subscription: string): number {
    const all = [...this.#inFlight.values()];
    const own = all.filter(({ of }) => of === subscription).length;
    return Math.min(IN_FLIGHT_A_TARGET_MAX - own, IN_FLIGHT_MAX - all.length);
  }

  #begin(id: string, subscription: string, signal: AbortSignal): void {
    const done = this.#sendAll(id, subscription, signal)
      .then(() => void this.#resting.delete(id))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        this.#own.trouble(error, `outbox-${id}`);
        if (this.#resting.size < RESTING_MAX) this.#resting.set(id, this.#own.now() + REST_MS);
      })
      .finally(() => this.#inFlight.delete(id));
    this.#inFlight.set(id, { of: subscription, done });
  }

  /** What is due of one subject, until one does not come through. */
  async #sendAll(id: string, subscription: string, signal: AbortSignal): Promise<void> {
    const { states, now } = this.#own;
    while (!signal.aborted) {
      const state = await states.state<OutboxState>(streamOf('outbox', id));
      const first = state && firstDue(state);
      if (!first || (first.next !== undefined && epochMs(first.next) > now())) return;
      const stream = streamOf('subscription', subscription);
      const subscriber = await states.state<SubscriptionState>(stream);
      if (subscriber?.standing !== 'active') return;
      const isOver = await tryOnce(this.#own, id, first, subscriber, signal);
      if (!isOver) return;
    }
  }
}
