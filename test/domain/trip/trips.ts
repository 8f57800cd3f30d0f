import type { Envelope } from '../../../src/domain/envelope.ts';
import type { TripCommand, TripDataOf } from '../../../src/domain/trip/commands.ts';
import { trip } from '../../../src/domain/trip/decider.ts';
import { scene, type Telling } from '../../support/given.ts';

// The trip that the tests tell about: from a warehouse over a hub to two building sites.

export type Told = Telling<TripCommand>;

const TRIP = 'T-4711';
export const PUMPS = 'OML660001';
export const CABLES = 'OML660002';

export const WAREHOUSE = { stop: '10', kind: 'site', place: 'SH-JIADING' } as const;
export const HUB = { stop: '20', kind: 'hub', place: 'HUB-KUNSHAN' } as const;
export const METRO = { stop: '30', kind: 'consignee', party: 'SITE-METRO-7' } as const;
export const TOWER = { stop: '40', kind: 'consignee', party: 'SITE-TOWER-2' } as const;

export const PLAN: TripDataOf<'PlanTrip'> = {
  stops: [WAREHOUSE, HUB, METRO, TOWER],
  shipments: [
    { shipment: PUMPS, loadAt: '10', unloadAt: '30' },
    { shipment: CABLES, loadAt: '10', unloadAt: '40' },
  ],
  carrier: 'SF',
};

export const { given, worldAfter } = scene(trip, TRIP);

export const plan = (changes: Partial<TripDataOf<'PlanTrip'>> = {}): Told =>
  told('PlanTrip', { ...PLAN, ...changes });
export const amend = (changes: Omit<TripDataOf<'AmendTrip'>, 'reason'>): Told =>
  told('AmendTrip', { ...changes, reason: 'the customer asked' });
export const assign = (vehicle: string, driver?: string): Told =>
  told('AssignVehicle', driver === undefined ? { vehicle } : { vehicle, driver });
export const replace = (vehicle: string): Told =>
  told('ReplaceVehicle', { vehicle, reason: 'engine failure' });
export const cancel = (): Told => told('CancelTrip', { reason: 'no goods' });
export const closeLoad = (data: TripDataOf<'CloseLoad'> = {}): Told => told('CloseLoad', data);
export const depart = (): Told => told('DepartTrip', {});
export const arrive = (stop: string, more: object = {}): Told =>
  told('ArriveStop', { stop, ...more });
export const leave = (stop: string): Told => told('DepartStop', { stop });
export const expect30 = (eta: string): Told => told('ReviseEta', { stop: '30', eta, by: 'driver' });
export const incident = (more: Partial<TripDataOf<'ReportIncident'>> = {}): Told =>
  told('ReportIncident', {
    incident: 'I1',
    kind: 'breakdown',
    severity: 'high',
    responsible: 'carrier',
    ...more,
  });
export const complete = (): Told => told('CompleteTrip', {});
export const correct = (...groups: TripDataOf<'CorrectRecord'>['groups']): Told =>
  told('CorrectRecord', { groups, reason: 'told wrongly' });

export const planned = plan();
export const assigned = assign('沪A-12345');
export const upToDeparted = [planned, assigned, closeLoad(), depart()];

/** At a time of the day of the tests, in UTC: `09:30`. */
export function at(time: string, telling: Told, more: Partial<Envelope> = {}): Told {
  const occurredAt = `2026-03-02T${time}:00.000Z`;
  return { ...telling, envelope: { ...telling.envelope, occurredAt, ...more } };
}

function told<K extends TripCommand['type']>(type: K, data: TripDataOf<K>): Told {
  return { command: { type, data } as TripCommand };
}
