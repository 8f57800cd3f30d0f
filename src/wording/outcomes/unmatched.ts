import type { UnmatchedCommand } from '../../domain/unmatched/commands.ts';
import type { UnmatchedFact } from '../../domain/unmatched/facts.ts';
import type { UnmatchedRule } from '../../domain/unmatched/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const unmatchedOutcomes = {
  ParkCarrierEvent: {
    records: ['CarrierEventUnmatched'],
    refuses: ['id-must-be-well-formed'],
    deviates: [],
  },
  MatchCarrierEvents: {
    records: ['CarrierEventsMatched'],
    refuses: ['parked-event-must-exist'],
    deviates: [],
  },
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
} satisfies Partial<
  Record<UnmatchedCommand['type'], Outcome<UnmatchedFact['type'], UnmatchedRule>>
>;
