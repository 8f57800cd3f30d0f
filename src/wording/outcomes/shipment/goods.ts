import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const goodsOutcomes = {
  StartPick: {
    records: ['PickStarted'],
    refuses: ['shipment-must-be-planned'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-be-released',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
  ConfirmPick: {
    records: ['ItemPicked', 'ScanRejected'],
    refuses: [
      'line-must-belong-to-shipment',
      'picked-must-fit-ordered',
      'serial-must-be-picked-once',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
    ],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-be-released',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
  ReportShortPick: {
    records: ['PickShorted', 'ScanRejected'],
    refuses: [
      'line-must-belong-to-shipment',
      'shipment-must-be-planned',
      'shorted-must-fit-ordered',
    ],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-be-released',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shorted-must-fit-open',
    ],
  },
  SubstituteItem: {
    records: ['ItemSubstituted'],
    refuses: [
      'line-must-belong-to-shipment',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'substitute-must-be-another',
      'substitute-must-fit-open',
    ],
    deviates: [],
  },
  PutBack: {
    records: ['ItemPutBack', 'ScanRejected', 'ShipmentCancelled'],
    refuses: [
      'line-must-belong-to-shipment',
      'put-back-must-fit-picked',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
    ],
    deviates: [
      'put-back-must-be-loose',
      'serial-must-be-picked',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
