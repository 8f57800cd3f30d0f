import type { TripState } from '../../src/domain/trip/state.ts';
import type { Dice } from './dice.ts';
import type { Likely } from './offers.ts';

export const TRIPS = ['T-01', 'T-02', 'T-03'] as const;

const STOPS = [
  { stop: '10', kind: 'site', place: 'WH-1' },
  { stop: '20', kind: 'hub', place: 'HUB' },
  { stop: '30', kind: 'consignee', place: 'SITE-7', party: 'METRO' },
] as const;

/** What is likely to be told next about a trip. */
export function tripOffers(
  state: TripState | undefined,
  shipments: readonly string[],
  dice: Dice,
): readonly Likely[] {
  const riders = shipments.filter(() => dice.chance(60)).map(riding);
  const one = dice.one(shipments);
  const stop = dice.one(['10', '20', '30'] as const);
  const vehicle = `V${dice.roll(3)}`;
  const isKnown = state !== undefined;
  const road = isKnown ? 12 : 1;
  return [
    [isKnown ? 0 : 60, 'PlanTrip', { stops: STOPS, shipments: riders, carrier: 'SF' }],
    [isKnown ? 4 : 0, 'AmendTrip', { add: one ? [riding(one)] : [], reason: 'more' }],
    [isKnown ? 1 : 0, 'AmendTrip', { remove: one ? [one] : [], reason: 'less' }],
    [isKnown ? 6 : 0, 'AssignVehicle', { vehicle }],
    [isKnown ? 1 : 0, 'ReplaceVehicle', { vehicle, reason: 'broken' }],
    [isKnown ? 1 : 0, 'CancelTrip', { reason: 'no load' }],
    [isKnown ? 4 : 0, 'CloseLoad', {}],
    [road, 'DepartTrip', {}],
    [road, 'ArriveStop', { stop }],
    [road, 'DepartStop', { stop }],
    [isKnown ? 2 : 0, 'ReviseEta', { stop: '30', eta: '2026-03-03T08:00:00.000Z', by: 'driver' }],
    [isKnown ? 3 : 0, 'CompleteTrip', {}],
  ];
}

function riding(shipment: string): object {
  return { shipment, loadAt: '10', unloadAt: '30' };
}
