import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const unitsOutcomes = {
  PackUnit: {
    records: ['ScanRejected', 'UnitPacked'],
    refuses: [
      'line-must-belong-to-shipment',
      'packed-must-fit-ordered',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
      'unit-must-be-packed-once',
      'unit-must-belong-to-shipment',
    ],
    deviates: [
      'packed-must-be-picked',
      'serial-must-be-picked',
      'shipment-must-be-open',
      'shipment-must-be-released',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
  UnpackUnit: {
    records: ['ScanRejected', 'ShipmentCancelled', 'UnitUnpacked'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
    ],
  },
  NestUnit: {
    records: ['ScanRejected', 'UnitNested'],
    refuses: [
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
      'unit-must-not-be-inside-itself',
    ],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
      'unit-must-not-be-nested',
    ],
  },
  UnnestUnit: {
    records: ['ScanRejected', 'UnitUnnested'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-nested',
    ],
  },
  CloseUnit: {
    records: ['ScanRejected', 'UnitClosed'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  SealUnit: {
    records: ['ScanRejected', 'UnitSealed'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-closed',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  TransferUnits: {
    records: ['UnitsTransferredOut'],
    refuses: [
      'check-symbol-must-match',
      'id-is-taken',
      'id-must-be-well-formed',
      'outcome-is-given-once',
      'packed-must-be-picked',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shipment-must-not-have-departed',
      'transfer-needs-another-shipment',
      'unit-must-be-packed',
      'unit-must-be-unloaded',
      'unit-must-belong-to-shipment',
      'unit-must-not-be-lost',
    ],
    deviates: [],
  },
  ReceiveTransferredUnits: {
    records: ['UnitsTransferredIn'],
    refuses: [
      'id-is-taken',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-have-departed',
      'transfer-must-be-for-the-same-party',
      'unit-must-be-packed-once',
    ],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
