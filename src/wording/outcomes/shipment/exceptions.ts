import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const exceptionsOutcomes = {
  RaiseException: {
    records: ['ExceptionRaised', 'ScanRejected'],
    refuses: [
      'id-is-taken',
      'line-must-belong-to-shipment',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: [],
  },
  ResolveException: {
    records: ['ExceptionResolved'],
    refuses: ['exception-must-exist', 'shipment-must-be-planned'],
    deviates: [],
  },
  RecordComplaint: {
    records: ['ComplaintRecorded'],
    refuses: ['id-is-taken', 'shipment-must-be-planned'],
    deviates: [],
  },
  CloseComplaint: {
    records: ['ComplaintClosed'],
    refuses: ['complaint-must-exist', 'shipment-must-be-planned'],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
