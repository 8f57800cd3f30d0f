import type { SubscriptionCommand } from '../../domain/subscription/commands.ts';
import type { SubscriptionFact } from '../../domain/subscription/facts.ts';
import type { SubscriptionRule } from '../../domain/subscription/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const subscriptionOutcomes = {
  PutSubscription: {
    records: ['SubscriptionPut'],
    refuses: ['subscription-must-not-be-removed'],
    deviates: [],
  },
  PauseSubscription: {
    records: ['SubscriptionPaused'],
    refuses: ['subscription-must-exist', 'subscription-must-not-be-removed'],
    deviates: [],
  },
  ResumeSubscription: {
    records: ['SubscriptionResumed'],
    refuses: ['subscription-must-exist', 'subscription-must-not-be-removed'],
    deviates: [],
  },
  RemoveSubscription: {
    records: ['SubscriptionRemoved'],
    refuses: ['subscription-must-exist'],
    deviates: [],
  },
} satisfies Partial<
  Record<SubscriptionCommand['type'], Outcome<SubscriptionFact['type'], SubscriptionRule>>
>;
