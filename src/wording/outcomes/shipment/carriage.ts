import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const carriageOutcomes = {
  TenderToCarrier: {
    records: ['TenderSent'],
    refuses: [
      'id-is-taken',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
    deviates: [],
  },
  AcceptTender: {
    records: ['ScanRejected', 'TenderAccepted'],
    refuses: ['shipment-must-be-planned', 'tender-must-exist', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'tender-is-answered-once',
      'tender-must-be-answered-in-time',
    ],
  },
  RejectTender: {
    records: ['TenderRejected'],
    refuses: ['shipment-must-be-planned', 'tender-must-exist'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'tender-is-answered-once',
      'tender-must-be-answered-in-time',
    ],
  },
  ChangeCarrier: {
    records: ['CarrierChanged'],
    refuses: [
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shipment-must-not-be-signed-off',
    ],
    deviates: [],
  },
  ReplaceWaybills: {
    records: ['ScanRejected', 'WaybillsReplaced'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: ['shipment-must-be-open', 'shipment-must-not-be-cancelled'],
  },
  RecordCarrierStatus: {
    records: ['CarrierStatusReported'],
    refuses: ['shipment-must-be-planned'],
    deviates: ['shipment-must-not-be-cancelled', 'waybill-must-be-known'],
  },
  ReviseEta: {
    records: ['EtaRevised'],
    refuses: ['shipment-must-be-planned'],
    deviates: ['shipment-must-be-open', 'shipment-must-not-be-cancelled'],
  },
  AssignTrip: {
    records: ['TripAssigned'],
    refuses: [
      'goods-must-be-on-one-trip',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'unit-must-belong-to-shipment',
    ],
    deviates: [],
  },
  UnassignTrip: {
    records: ['TripUnassigned'],
    refuses: ['shipment-must-be-planned'],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
