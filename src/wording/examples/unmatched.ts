import type { unmatchedCommands } from '../../domain/unmatched/commands.ts';
import { followUpExamples } from './follow-up.ts';
import type { Inputs } from './inputs.ts';

export const unmatchedExamples = {
  ParkCarrierEvent: { status: 'collected', code: '50', raw: '顺丰速运 已收取快件' },
  MatchCarrierEvents: {
    shipment: 'PS1ECGE61HZNBFG',
    events: ['0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f'],
  },
  ...followUpExamples,
} satisfies Inputs<typeof unmatchedCommands>;
