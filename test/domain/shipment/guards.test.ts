import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/domain/decider.ts';
import { type ShipmentCommand, shipmentCommands } from '../../../src/domain/shipment/commands.ts';
import { shipment } from '../../../src/domain/shipment/decider.ts';
import {
  close,
  given,
  hold,
  PUMPS,
  pick,
  planned,
  print,
  released,
  SHIPMENT,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { envelopeOf } from '../../support/given.ts';
import {
  amend,
  assign,
  cancel,
  changeWindow,
  complain,
  intercept,
  issue,
  raise,
  sendTo,
  tell,
  tender,
  unassign,
} from '../../support/office.ts';

type Kind = ShipmentCommand['type'];

const DECISIONS = Object.entries(shipmentCommands).flatMap(([type, { kind }]) =>
  kind === 'decision' ? [type as Kind] : [],
);

/** What goes on under a hold of everything: what sets things right, and copies of elsewhere. */
const HELD_BY_NOTHING: readonly Kind[] = [
  'PlanShipment',
  'HoldShipment',
  'LiftHold',
  'CancelShipment',
  'RequestIntercept',
  'ResolveException',
  'CloseComplaint',
  'CorrectRecord',
  'RequestCorrection',
  'ApproveCorrection',
  'RejectCorrection',
  'CorrectCopies',
  'AssignTrip',
  'UnassignTrip',
  'ReceiveTransferredUnits',
  'RecordRefusedFollowUp',
];

/** The rule that stops a decision before anything in it is looked at. */
function stops(type: Kind, ...before: readonly Told[]): string {
  const { state } = worldAfter(...before);
  const command = { type, data: {} } as ShipmentCommand;
  const outcome = shipment.decide(state, command, envelopeOf({ command }, 99), SHIPMENT);
  return isRefusal(outcome) ? outcome.refused : 'nothing';
}

describe('a hold of everything', () => {
  const stopped = DECISIONS.filter((type) => !HELD_BY_NOTHING.includes(type));

  it.each(stopped)('stops %s', (type) => {
    expect(stops(type, ...upToDelivered, hold('all'))).toBe('shipment-must-not-be-held');
  });

  it('stops nothing that sets things right or was decided elsewhere', () => {
    const held = [...upToDeparted, hold('all')];
    given(planned, hold('all')).when(cancel()).records('ShipmentCancelled');
    given(...held)
      .when(hold('load', 'H2'))
      .records('ShipmentHeld');
    given(...held)
      .when(intercept())
      .records('InterceptRequested');
    given(...held)
      .when(assign('TRIP-1', 'SH-JIADING', 'HUB-7'))
      .records('TripAssigned');
    given(...held, assign('TRIP-1', 'SH-JIADING', 'HUB-7'))
      .when(unassign('TRIP-1'))
      .records('TripUnassigned');
    given(...held, raise())
      .when(tell('ResolveException', { exception: 'E1', resolution: 'repacked' }))
      .records('ExceptionResolved');
    given(...held, complain())
      .when(tell('CloseComplaint', { complaint: 'C1', answer: 'we are sorry' }))
      .records('ComplaintClosed');
  });
});

describe('a hold of one scope', () => {
  it('stops the decisions of its scope and no others', () => {
    given(...upToPacked, hold('load'))
      .when(tender())
      .refuses('shipment-must-not-be-held');
    given(...upToPacked, hold('depart'))
      .when(tender())
      .records('TenderSent');
    given(...upToDeparted, hold('depart'))
      .when(issue())
      .refuses('shipment-must-not-be-held');
    given(...upToDeparted, hold('load'))
      .when(issue())
      .records('GoodsIssueRequested');
    given(...upToPacked, hold('pick'))
      .when(print('U1', 'L1'))
      .records('LabelPrinted');
  });

  it('stops redirects where it is about delivery, and no other address before departure', () => {
    given(...upToDeparted, hold('deliver'))
      .when(sendTo('GATE-2', { redirect: 'D1' }))
      .refuses('shipment-must-not-be-held');
    given(planned, hold('deliver')).when(sendTo('GATE-2')).records('AddressChanged');
  });
});

describe('a shipment that is over', () => {
  it('takes no more work once it is closed, but what is said about it', () => {
    const closed = [...upToDelivered, close()];
    given(...closed)
      .when(amend({ ...PUMPS, qty: 9 }))
      .refuses('shipment-must-be-open');
    given(...closed)
      .when(assign('TRIP-1', 'SH-JIADING', 'HUB-7'))
      .refuses('shipment-must-be-open');
    given(...closed)
      .when(complain())
      .records('ComplaintRecorded')
      .deviates();
  });

  it('takes no more work once it is cancelled; what is reported deviates', () => {
    const cancelled = [planned, released, cancel()];
    given(...cancelled)
      .when(amend({ ...PUMPS, qty: 9 }))
      .refuses('shipment-must-not-be-cancelled');
    given(...cancelled)
      .when(changeWindow('2026-03-05T08:00:00.000Z', '2026-03-05T09:00:00.000Z'))
      .refuses('shipment-must-not-be-cancelled');
    given(...cancelled)
      .when(hold('all'))
      .refuses('shipment-must-not-be-cancelled');
    given(...cancelled)
      .when(assign('TRIP-1', 'SH-JIADING', 'HUB-7'))
      .refuses('shipment-must-not-be-cancelled');
    given(...cancelled)
      .when(pick(PUMPS, 1))
      .records('ItemPicked')
      .deviates('shipment-must-not-be-cancelled');
    given(...cancelled)
      .when(tell('AttachDocument', { kind: 'customs', number: '0815' }))
      .records('DocumentAttached')
      .deviates('shipment-must-not-be-cancelled');
  });
});

describe('a shipment that nobody planned', () => {
  const unplanned = Object.keys(shipmentCommands) as Kind[];
  const before: readonly Kind[] = ['PlanShipment', 'RecordRefusedFollowUp'];

  it.each(unplanned.filter((type) => !before.includes(type)))('takes no %s', (type) => {
    expect(stops(type)).toBe('shipment-must-be-planned');
  });

  it('still keeps what a process could not do', () => {
    const refused = {
      cause: '00000000-0000-8000-8000-000000000001',
      process: 'trips-to-shipments',
      step: 'assign',
      stream: 'shipment-OML660002',
      command: 'AssignTrip',
      rule: 'shipment-must-be-open',
    };
    given()
      .when(tell('RecordRefusedFollowUp', refused))
      .records({ type: 'FollowUpRefused', data: refused });
  });
});
