import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const deliveryOutcomes = {
  AttemptDelivery: {
    records: ['DeliveryAttempted'],
    refuses: ['shipment-must-be-planned'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
  },
  ConfirmDelivery: {
    records: ['DeliveryConfirmed', 'ScanRejected'],
    refuses: [
      'delivery-must-have-goods',
      'line-must-belong-to-shipment',
      'outcome-is-given-once',
      'outcomes-must-fit-ordered',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: [
      'outcomes-must-match-packed',
      'proxy-must-be-allowed',
      'proxy-needs-evidence',
      'receipt-must-be-stamped',
      'receipt-needs-a-photo',
      'serial-must-be-picked',
      'shipment-must-be-open',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  StartReturn: {
    records: ['ReturnStarted'],
    refuses: [
      'id-is-taken',
      'line-must-belong-to-shipment',
      'returned-must-be-undelivered',
      'serials-must-match-quantity',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-held',
      'unit-must-belong-to-shipment',
    ],
    deviates: [],
  },
  ReceiveReturn: {
    records: ['ReturnReceived', 'ScanRejected'],
    refuses: [
      'line-must-belong-to-shipment',
      'returned-must-fit-open',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: [
      'return-must-be-started',
      'shipment-must-be-open',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
    ],
  },
  ReportLost: {
    records: ['ScanRejected', 'UnitLost'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-packed',
      'unit-must-not-be-lost',
    ],
  },
  ReportFound: {
    records: ['ScanRejected', 'UnitFound'],
    refuses: ['shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'unit-must-be-lost',
    ],
  },
  CloseShipment: {
    records: ['ShipmentClosed'],
    refuses: [
      'balance-must-be-zero',
      'exception-must-be-resolved',
      'loss-needs-a-claim',
      'override-must-be-by-another',
      'shipment-must-be-planned',
      'shipment-must-be-signed-off',
      'shipment-must-not-be-held',
    ],
    deviates: [],
  },
  ReopenShipment: {
    records: ['ShipmentReopened'],
    refuses: ['shipment-must-be-planned', 'shipment-must-not-be-held'],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
