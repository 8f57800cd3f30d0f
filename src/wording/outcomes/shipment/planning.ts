import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const planningOutcomes = {
  PlanShipment: {
    records: ['ShipmentPlanned'],
    refuses: [
      'check-symbol-must-match',
      'id-is-taken',
      'id-must-be-well-formed',
      'line-must-be-listed-once',
      'shown-id-must-match',
      'window-must-start-before-it-ends',
    ],
    deviates: [],
  },
  ReleaseToWarehouse: {
    records: ['ShipmentReleased'],
    refuses: [
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
    deviates: [],
  },
  HoldShipment: {
    records: ['ShipmentHeld'],
    refuses: [
      'id-is-taken',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
    ],
    deviates: [],
  },
  LiftHold: {
    records: ['HoldLifted'],
    refuses: ['hold-must-exist', 'shipment-must-be-open', 'shipment-must-be-planned'],
    deviates: [],
  },
  AmendShipment: {
    records: ['LabelVoided', 'ShipmentAmended'],
    refuses: [
      'amended-must-fit-handled',
      'line-must-be-listed-once',
      'line-must-belong-to-shipment',
      'line-must-keep-its-article',
      'new-line-needs-an-article',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-keep-a-line',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shipment-must-not-be-signed-off',
    ],
    deviates: [],
  },
  ChangeWindow: {
    records: ['WindowChanged'],
    refuses: [
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shipment-must-not-be-signed-off',
      'window-must-start-before-it-ends',
    ],
    deviates: [],
  },
  ChangeDestination: {
    records: ['AddressChanged', 'LabelVoided', 'RedirectRequested'],
    refuses: [
      'id-is-taken',
      'party-must-stay-the-same',
      'redirect-needs-an-id',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
      'shipment-must-not-be-signed-off',
    ],
    deviates: [],
  },
  ReportRedirect: {
    records: ['RedirectConfirmed', 'RedirectRejected'],
    refuses: ['redirect-must-exist', 'shipment-must-be-planned'],
    deviates: [
      'redirect-is-answered-once',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
    ],
  },
  CancelShipment: {
    records: ['ShipmentCancelled', 'ShipmentCancelling'],
    refuses: [
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-have-departed',
    ],
    deviates: [],
  },
  RequestIntercept: {
    records: ['InterceptRequested'],
    refuses: [
      'id-is-taken',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-have-departed',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-signed-off',
    ],
    deviates: [],
  },
  ReportIntercept: {
    records: ['InterceptConfirmed', 'InterceptFailed'],
    refuses: ['intercept-must-exist', 'shipment-must-be-planned'],
    deviates: [
      'intercept-is-answered-once',
      'shipment-must-be-open',
      'shipment-must-not-be-cancelled',
    ],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
