import { PLAN } from '../support/controls.ts';
import type { Sending } from './company.ts';

// A trip from a warehouse over a hub to two building sites, as it is told from many places: pumps
// are planned on it, valves are loaded without being planned.

export const TRIP = 'trip-T-4711';
export const PUMPS = 'shipment-OML660001';
export const VALVES = 'shipment-OML660002';
const SITE = 'SITE-METRO-7';

const line = PLAN.lines[0];
const goods = { order: line?.order ?? '', line: line?.line ?? '', qty: 5 };

export const stops = [
  { stop: '10', kind: 'site', place: 'SH-JIADING' },
  { stop: '20', kind: 'hub', place: 'HUB-KUNSHAN' },
  { stop: '30', kind: 'consignee', party: SITE },
  { stop: '40', kind: 'consignee', party: 'SITE-TOWER-2' },
];
const riding = { shipment: 'OML660001', loadAt: '10', unloadAt: '30' };

export const sending = (stream: string, at: string, type: string, data: object = {}): Sending => ({
  stream,
  type,
  data,
  at,
});
export const load = (shipment: string, at: string, unit = 'U1'): Sending =>
  sending(shipment, at, 'LoadUnit', { unit, trip: 'T-4711' });

/** A shipment of one carton that stands ready. */
export function ready(shipment: string, party = SITE): readonly Sending[] {
  const plan = { ...PLAN, lines: [line], to: { party } };
  return [
    sending(shipment, '06:00', 'PlanShipment', plan),
    sending(shipment, '06:05', 'ConfirmPick', goods),
    sending(shipment, '06:10', 'PackUnit', { unit: 'U1', kind: 'carton', contents: [goods] }),
  ];
}

export const planned = sending(TRIP, '07:00', 'PlanTrip', { stops, shipments: [riding] });
export const departed = sending(TRIP, '09:00', 'DepartTrip');
export const atHub = sending(TRIP, '10:00', 'ArriveStop', { stop: '20' });
export const leftHub = sending(TRIP, '10:30', 'DepartStop', { stop: '20' });
export const atSite = sending(TRIP, '12:00', 'ArriveStop', { stop: '30' });
