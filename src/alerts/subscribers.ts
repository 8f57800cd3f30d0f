import type { Position, Recorded } from '../domain/envelope.ts';
import { type SubscriptionState, scopeOf, subscription } from '../domain/subscription/decider.ts';
import type { SubscriptionEvent } from '../domain/subscription/events.ts';
import type { SubscriptionFact } from '../domain/subscription/facts.ts';
import { covers, type Territory } from '../domain/territory.ts';
import { idWithin } from '../processes/process.ts';

/** One who is called back, as it stood when a fact was recorded. */
export interface Subscriber {
  readonly subscription: string;
  readonly state: SubscriptionState;
}

/** Everybody who is called back, folded from their streams in the ledger's own order. */
export class Subscribers {
  readonly #all = new Map<string, Subscriber>();

  /** The subscription that a fact is about, undefined where it is about none. */
  take(fact: Recorded): Subscriber | undefined {
    const id = idWithin(subscription.category, fact.stream);
    if (id === undefined) return undefined;
    const before = this.#all.get(id)?.state ?? subscription.initial;
    const state = subscription.evolve(before, fact as Recorded<SubscriptionFact>);
    const subscriber = { subscription: id, state };
    if (state.standing === 'removed') this.#all.delete(id);
    else this.#all.set(id, subscriber);
    return subscriber;
  }

  active(): readonly Subscriber[] {
    return [...this.#all.values()].filter(({ state }) => state.standing === 'active');
  }
}

export function wants({ state }: Subscriber, event: SubscriptionEvent): boolean {
  return state.target?.events.includes(event) ?? false;
}

/** Whether a subject is one that it is to be told of; of a territory that nobody knows, no. */
export function reaches({ state }: Subscriber, territory: Territory | undefined): boolean {
  const scope = scopeOf(state.target ?? {});
  return covers(scope, territory ?? NOWHERE);
}

/** Position behind which a resumed subscription is told of facts again. */
export function resumedFrom(fact: Recorded, { state }: Subscriber): Position {
  const { fromPosition } = (fact as Resumed).data;
  return fromPosition ?? state.pausedAt ?? fact.position;
}

/** Whether it names a position: then what was sent before is sent again. */
export function isFromPosition(fact: Recorded): boolean {
  return (fact as Resumed).data.fromPosition !== undefined;
}

type Resumed = Recorded<Extract<SubscriptionFact, { readonly type: 'SubscriptionResumed' }>>;

const NOWHERE: Territory = { divisions: [], projects: [], sites: [] };
