import type { scanCommands } from '../../domain/scans/commands.ts';
import { followUpExamples } from './follow-up.ts';
import type { Inputs } from './inputs.ts';

/** A carton of another trip, scanned at the truck. */
export const scanExamples = {
  RecordRejectedScan: {
    step: 'load',
    scanned: '369012340000010047',
    expected: ['369012340000010016', '369012340000010023'],
    rule: 'scanned-code-must-be-on-the-trip',
    trip: 'T-260305-07',
  },
  ...followUpExamples,
} satisfies Inputs<typeof scanCommands>;
