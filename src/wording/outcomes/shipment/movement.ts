import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const movementOutcomes = {
  LoadUnit: {
    records: ['ScanRejected', 'UnitLoaded'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'inspection-must-be-passed',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-closed',
      'unit-must-be-labelled',
      'unit-must-be-packed',
      'unit-must-be-planned-on-trip',
      'unit-must-be-staged',
      'unit-must-be-unloaded',
      'unit-must-not-be-lost',
      'unit-must-not-be-nested',
    ],
  },
  UnloadUnit: {
    records: ['ScanRejected', 'UnitUnloaded'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-loaded',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  TransferCustody: {
    records: ['CustodyTransferred', 'ScanRejected'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'seal-must-match',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  DepartShipment: {
    records: ['OutForDelivery', 'ScanRejected', 'ShipmentDeparted'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'documents-must-be-attached',
      'goods-must-be-packed',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-labelled',
      'unit-must-be-loaded',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  ArriveShipment: {
    records: ['ScanRejected', 'ShipmentArrived'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
  StartDelivery: {
    records: ['OutForDelivery', 'ScanRejected'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
