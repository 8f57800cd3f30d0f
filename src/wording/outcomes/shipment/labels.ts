import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const labelsOutcomes = {
  InspectUnit: {
    records: ['InspectionFailed', 'InspectionPassed', 'ScanRejected'],
    refuses: [
      'failed-inspection-needs-defects',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  StageUnit: {
    records: ['ScanRejected', 'UnitStaged'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  PrintLabel: {
    records: ['LabelPrinted', 'LabelVoided'],
    refuses: [
      'copy-needs-a-reason',
      'id-is-taken',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-belong-to-shipment',
    ],
    deviates: [],
  },
  ApplyLabel: {
    records: ['LabelApplied', 'ScanRejected'],
    refuses: [
      'label-must-belong-to-unit',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: [
      'label-must-not-be-void',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  VoidLabel: {
    records: ['LabelVoided'],
    refuses: [
      'label-must-belong-to-unit',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-held',
      'unit-must-belong-to-shipment',
    ],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
