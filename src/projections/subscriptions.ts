import type { SubscriptionFact, SubscriptionTarget } from '../domain/subscription/facts.ts';
import { inUtc, subjectOf } from './occurrence.ts';
import type { Projection } from './projection.ts';

/** A call-back as it stands; without what refers to its secret. Removed ones are not here. */
export interface SubscriptionRecord extends Omit<SubscriptionTarget, 'secret'> {
  readonly subscription: string;
  readonly standing: 'active' | 'paused';
  /** Present while it is paused. */
  readonly pausedWhy?: 'asked' | 'http-gone';
  /** When its address, events, scope or secret changed last, and when it was made; UTC. */
  readonly changedAt: string;
  readonly madeAt: string;
}

export const subscriptions: Projection<SubscriptionRecord, SubscriptionFact> = {
  name: 'subscriptions',
  version: 1,
  category: 'subscription',
  indexes: { standing: 'text' },
  on: {
    SubscriptionPut: (doc, fact) => {
      const { secret: _, ...target } = fact.data;
      const { standing = 'active', pausedWhy } = doc ?? {};
      const changedAt = inUtc(fact.meta.recordedAt);
      return {
        subscription: subjectOf(fact),
        standing,
        ...(pausedWhy && { pausedWhy }),
        ...target,
        changedAt,
        madeAt: doc?.madeAt ?? changedAt,
      };
    },
    SubscriptionPaused: (doc, { data }) =>
      doc && { ...doc, standing: 'paused', pausedWhy: data.why },
    SubscriptionResumed: (doc) => {
      if (!doc) return undefined;
      const { pausedWhy: _, ...rest } = doc;
      return { ...rest, standing: 'active' };
    },
    SubscriptionRemoved: () => null,
  },
};
