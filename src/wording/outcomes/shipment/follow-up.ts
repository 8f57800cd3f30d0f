import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const followUpOutcomes = {
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
