import type { MasterCommand } from '../../domain/master/commands.ts';
import type { MasterFact } from '../../domain/master/facts.ts';
import type { MasterRule } from '../../domain/master/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const masterOutcomes = {
  Retire: {
    records: ['MasterMessageSuperseded', 'MasterRetired'],
    refuses: ['master-must-be-known', 'master-version-is-taken'],
    deviates: [],
  },
  EnsureKnown: { records: ['StubMade'], refuses: [], deviates: [] },
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
  Put: {
    records: ['MasterMessageSuperseded', 'MasterPut'],
    refuses: [
      'conversion-must-be-to-another-unit',
      'day-must-be-holiday-or-worked',
      'entry-must-be-listed-once',
      'master-version-is-taken',
      'record-must-not-name-itself',
      'shifts-must-not-overlap',
      'unit-must-be-of-product',
    ],
    deviates: [],
  },
} satisfies Partial<Record<MasterCommand['type'], Outcome<MasterFact['type'], MasterRule>>>;
