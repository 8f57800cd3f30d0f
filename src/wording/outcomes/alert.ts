import type { AlertCommand } from '../../domain/alert/commands.ts';
import type { AlertFact } from '../../domain/alert/facts.ts';
import type { AlertRule } from '../../domain/alert/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const alertOutcomes = {
  RaiseAlert: { records: ['AlertRaised'], refuses: [], deviates: [] },
  AcknowledgeAlert: {
    records: ['AlertAcknowledged'],
    refuses: ['alert-must-be-open'],
    deviates: [],
  },
  ClearAlert: { records: ['AlertCleared'], refuses: [], deviates: [] },
} satisfies Partial<Record<AlertCommand['type'], Outcome<AlertFact['type'], AlertRule>>>;
