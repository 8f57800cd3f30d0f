import type { UnionOf } from '../decider.ts';
import { followUpFacts } from '../follow-up.ts';
import { exceptionFacts } from '../shipment/facts/exceptions.ts';
import { code } from '../words.ts';

/** A wrong scan as a shipment records it, with what it was meant for as far as that was said. */
export const rejectedScanSchema = exceptionFacts.ScanRejected.schema.extend({
  trip: code.optional(),
  shipment: code.optional(),
  unit: code.optional(),
});

/** Wrong scans that are of no shipment which one could have meant. */
// These names are the storage format; add, never rename.
export const scanFacts = {
  ScanRejected: { v: 1, schema: rejectedScanSchema },
  ...followUpFacts,
} as const;

export type ScansFact = UnionOf<typeof scanFacts>;
