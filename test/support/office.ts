import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import type { Told } from './controls.ts';

// What desks, carriers and customers tell about the shipment of the tests.

export type Data<K extends ShipmentCommand['type']> = Extract<ShipmentCommand, { type: K }>['data'];

export function tell<K extends ShipmentCommand['type']>(type: K, data: Data<K>): Told {
  return { command: { type, data } as ShipmentCommand };
}

/** Told by a process, as what follows from a fact on another stream. */
export function copied(cause: string, telling: Told): Told {
  return {
    ...telling,
    envelope: { ...telling.envelope, capture: 'process', role: 'process', causationId: cause },
  };
}

export const amend = (...lines: Data<'AmendShipment'>['lines']): Told =>
  tell('AmendShipment', { lines, reason: 'the customer wants it so' });
export const changeWindow = (start: string, end: string): Told =>
  tell('ChangeWindow', { window: { start, end }, requestedBy: 'customer', reason: 'site is full' });
export const sendTo = (address: string, more: Partial<Data<'ChangeDestination'>> = {}): Told =>
  tell('ChangeDestination', { address, reason: 'the gate is blocked', ...more });
export const redirected = (redirect: string, outcome: 'confirmed' | 'rejected'): Told =>
  tell('ReportRedirect', { redirect, outcome });
export const intercept = (id = 'I1'): Told =>
  tell('RequestIntercept', { intercept: id, reason: 'order cancelled' });
export const intercepted = (outcome: 'confirmed' | 'failed', id = 'I1'): Told =>
  tell('ReportIntercept', { intercept: id, outcome });
export const cancel = (): Told => tell('CancelShipment', { reason: 'order cancelled' });

export const tender = (id = 'T1', carrier = 'SF', more: Partial<Data<'TenderToCarrier'>> = {}) =>
  tell('TenderToCarrier', { tender: id, carrier, ...more });
export const accept = (id = 'T1', more: Partial<Data<'AcceptTender'>> = {}): Told =>
  tell('AcceptTender', { tender: id, ...more });
export const decline = (id = 'T1'): Told =>
  tell('RejectTender', { tender: id, reason: 'no truck' });
export const changeCarrier = (
  carrier: string,
  effective: Data<'ChangeCarrier'>['effective'] = 'now',
): Told => tell('ChangeCarrier', { carrier, effective, reason: 'breakdown' });
export const underWaybills = (...waybills: Data<'ReplaceWaybills'>['waybills']): Told =>
  tell('ReplaceWaybills', { carrier: 'SF', waybills });
export const status = (code: string, more: Partial<Data<'RecordCarrierStatus'>> = {}): Told =>
  tell('RecordCarrierStatus', {
    carrier: 'SF',
    waybill: 'SF100',
    status: 'in-transit',
    code,
    ...more,
  });
export const eta = (instant: string): Told => tell('ReviseEta', { eta: instant, by: 'carrier' });
export const assign = (
  trip: string,
  loadAt: string,
  unloadAt: string,
  units?: readonly string[],
): Told => tell('AssignTrip', { trip, loadAt, unloadAt, ...(units && { units: [...units] }) });
export const unassign = (trip: string): Told => tell('UnassignTrip', { trip });

export const receipt = (
  state: Data<'RecordPaperReceipt'>['state'],
  more: Partial<Data<'RecordPaperReceipt'>> = {},
): Told => tell('RecordPaperReceipt', { state, ...more });
export const issue = (id = 'G1', rows?: Data<'RequestGoodsIssue'>['rows']): Told =>
  tell('RequestGoodsIssue', rows ? { issue: id, rows } : { issue: id });
export const posted = (document = '4900012345', id = 'G1'): Told =>
  tell('ConfirmPosting', { issue: id, outcome: 'posted', document });
export const reversed = (document = '4900012399', id = 'G1'): Told =>
  tell('ConfirmPosting', { issue: id, outcome: 'reversed', document });
export const notPosted = (code = 'M7-021', id = 'G1'): Told =>
  tell('ConfirmPosting', { issue: id, outcome: 'failed', code });

export const raise = (more: Partial<Data<'RaiseException'>> = {}): Told =>
  tell('RaiseException', {
    exception: 'E1',
    kind: 'damage',
    responsible: 'carrier',
    severity: 'high',
    ...more,
  });
export const resolve = (exception = 'E1'): Told =>
  tell('ResolveException', { exception, resolution: 'repacked' });
export const complain = (complaint = 'C1', text = 'too late'): Told =>
  tell('RecordComplaint', { complaint, kind: 'delay', text });
export const answer = (complaint = 'C1'): Told =>
  tell('CloseComplaint', { complaint, answer: 'we are sorry' });
