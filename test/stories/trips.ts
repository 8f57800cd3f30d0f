import type { TripCommand, TripDataOf } from '../../src/domain/trip/commands.ts';
import type { Names, Saying } from './story.ts';

// What is said in the stories about trips. Every trip has two stops: `10` and `20`.

const WAREHOUSE = 'WH-JIADING';
const SITE = 'SITE-7';
export const HUB = 'HUB-HANGZHOU';

export const T1 = 'trip-T-01';
export const T2 = 'trip-T-02';
export const T3 = 'trip-T-03';

/** The trip's own id, as it stands in other streams. */
export function idOf(trip: string): string {
  return trip.slice(trip.indexOf('-') + 1);
}

/** From the warehouse to the site, unless it says otherwise, with these shipments. */
export const plansTrip = (
  trip: string,
  shipments: readonly string[],
  { from = WAREHOUSE, to = SITE }: { readonly from?: string; readonly to?: string } = {},
): Saying =>
  says(trip, 'PlanTrip', (names) => ({
    stops: [
      { stop: '10', kind: kindOf(from), place: from },
      { stop: '20', kind: kindOf(to), place: to, ...(to === SITE && { party: 'METRO' }) },
    ],
    shipments: shipments.map((name) => ({
      shipment: names.id(name),
      loadAt: '10',
      unloadAt: '20',
    })),
    carrier: 'SF',
  }));

/** The same for a trip that takes some of a shipment's units. */
export const plansTripWith = (trip: string, shipment: string, ...units: readonly string[]) =>
  says(trip, 'PlanTrip', (names) => ({
    stops: [
      { stop: '10', kind: 'site', place: WAREHOUSE },
      { stop: '20', kind: 'consignee', place: SITE, party: 'METRO' },
    ],
    shipments: [{ shipment: names.id(shipment), loadAt: '10', unloadAt: '20', units: [...units] }],
    carrier: 'SF',
  }));

export const givesVehicle = (trip: string, vehicle: string) =>
  says(trip, 'AssignVehicle', { vehicle });
export const closesLoad = (trip: string) => says(trip, 'CloseLoad', {});
export const departsTrip = (trip: string) => says(trip, 'DepartTrip', {});
export const arrivesAtEnd = (trip: string) => says(trip, 'ArriveStop', { stop: '20' });
export const completes = (trip: string) => says(trip, 'CompleteTrip', {});

function kindOf(place: string) {
  if (place === WAREHOUSE) return 'site' as const;
  return place === SITE ? ('consignee' as const) : ('hub' as const);
}

function says<K extends TripCommand['type']>(
  about: string,
  command: K,
  data: TripDataOf<K> | ((names: Names) => TripDataOf<K>),
): Saying {
  return { about, command, data };
}
