import type { UnionOf } from '../domain/decider.ts';
import type { followUpFacts } from '../domain/follow-up.ts';
import { MASTER_KINDS } from '../domain/master/kinds.ts';
import { happenedAt } from './occurrence.ts';
import { noted, type Telling } from './page-notes.ts';
import type { Projection } from './projection.ts';

type Refusal = UnionOf<typeof followUpFacts>['data'] & Telling;

/**
 * What should have followed the facts of one stream and was refused elsewhere, the oldest first;
 * its id is the stream's whole name. Streams to which it never happened have no document.
 */
export interface RefusedFollowUps {
  readonly stream: string;
  /** The newest REFUSALS_KEPT_MAX. */
  readonly refusals: readonly Refusal[];
  /** All of them. */
  readonly count: number;
  /** When it happened last, in UTC. */
  readonly lastAt: string;
}

const REFUSALS_KEPT_MAX = 50;

export const refusedFollowUps: Projection<RefusedFollowUps, UnionOf<typeof followUpFacts>> = {
  name: 'refused-follow-ups',
  version: 1,
  category: 'shipment',
  further: ['order', 'trip', 'track', ...MASTER_KINDS],
  indexes: { lastAt: 'text' },
  on: {
    FollowUpRefused: (doc, fact) => ({
      stream: fact.stream,
      refusals: [...(doc?.refusals ?? []), noted(fact)].slice(-REFUSALS_KEPT_MAX),
      count: (doc?.count ?? 0) + 1,
      lastAt: happenedAt(fact),
    }),
  },
};
