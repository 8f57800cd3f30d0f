import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { followUpFacts } from '../follow-up.ts';
import { carriageFacts } from '../shipment/facts/carriage.ts';
import { code } from '../words.ts';

const PARKED_EVENTS_MAX = 10_000;

/** What a carrier told before anybody knew the waybill, and whose it turned out to be. */
// These names are the storage format; add, never rename.
export const unmatchedFacts = {
  CarrierEventUnmatched: { v: 1, schema: carriageFacts.CarrierStatusReported.schema },
  CarrierEventsMatched: {
    v: 1,
    schema: z.strictObject({
      shipment: code,
      /** Ids of the facts that tell of them. */
      events: z.array(z.uuid()).min(1).max(PARKED_EVENTS_MAX),
    }),
  },
  ...followUpFacts,
} as const;

export type UnmatchedFact = UnionOf<typeof unmatchedFacts>;
export type UnmatchedFactOf<K extends UnmatchedFact['type']> = Extract<
  UnmatchedFact,
  { readonly type: K }
>;
