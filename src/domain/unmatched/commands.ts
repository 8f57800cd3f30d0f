import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { unmatchedFacts } from './facts.ts';

export const unmatchedCommands = {
  /** The carrier and the waybill are those of the stream. */
  ParkCarrierEvent: {
    kind: 'report',
    schema: unmatchedFacts.CarrierEventUnmatched.schema.omit({ carrier: true, waybill: true }),
  },
  /** Told by the process that has told the events to the shipment. */
  MatchCarrierEvents: { kind: 'decision', schema: unmatchedFacts.CarrierEventsMatched.schema },
  ...followUpCommands,
} as const;

export type UnmatchedCommand = UnionOf<typeof unmatchedCommands>;
