import type { UnionOf } from '../decider.ts';
import { followUpFacts } from '../follow-up.ts';
import { messageFacts } from './facts/message.ts';
import { quantityFacts } from './facts/quantities.ts';
import { splitFacts } from './facts/split.ts';

/** All that can have happened to an order. */
export const orderFacts = {
  ...messageFacts,
  ...splitFacts,
  ...quantityFacts,
  ...followUpFacts,
};

export type OrderFact = UnionOf<typeof orderFacts>;
export type OrderFactOf<K extends OrderFact['type']> = Extract<OrderFact, { type: K }>;
