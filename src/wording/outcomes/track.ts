import type { TrackCommand } from '../../domain/track/commands.ts';
import type { TrackFact } from '../../domain/track/facts.ts';
import type { TrackRule } from '../../domain/track/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const trackOutcomes = {
  RecordPositions: {
    records: ['PositionsRecorded'],
    refuses: ['points-must-be-during-the-trip', 'points-must-be-of-the-day'],
    deviates: [],
  },
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
} satisfies Partial<Record<TrackCommand['type'], Outcome<TrackFact['type'], TrackRule>>>;
