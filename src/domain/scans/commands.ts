import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { rejectedScanSchema } from './facts.ts';

export const scanCommands = {
  /** Sent by the edge, which has looked whose the code is. */
  RecordRejectedScan: { kind: 'report', schema: rejectedScanSchema },
  ...followUpCommands,
} as const;

export type ScansCommand = UnionOf<typeof scanCommands>;
