import type { ScansCommand } from '../../domain/scans/commands.ts';
import type { ScansFact } from '../../domain/scans/facts.ts';
import type { ScansRule } from '../../domain/scans/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const scansOutcomes = {
  RecordRejectedScan: { records: ['ScanRejected'], refuses: [], deviates: [] },
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
} satisfies Partial<Record<ScansCommand['type'], Outcome<ScansFact['type'], ScansRule>>>;
