import { hasDeparted, placeInOrder, stopAfter } from '../domain/trip/road.ts';
import type { Stop } from '../domain/trip/shapes.ts';
import type { Movement, TripState } from '../domain/trip/state.ts';
import type { FollowUp, Look } from './process.ts';
import { isBoundFor, placeOf, type Rider, toShipment } from './trip-riders.ts';

/** A trip as those who copy from it know it. */
export interface Ride {
  readonly trip: string;
  readonly state: TripState;
  readonly look: Look;
}

/** What one movement of a trip means for one of its shipments; for some it means nothing. */
export function copyFor(ride: Ride, move: Movement, rider: Rider): Promise<FollowUp | undefined> {
  switch (move.type) {
    case 'TripDeparted':
    case 'StopDeparted':
      return departure(ride, move, rider);
    case 'StopArrived':
      return arrival(ride, move, rider);
    case 'TripCompleted':
      return Promise.resolve(undefined);
  }
}

/** Where it goes next is told only of a shipment that is to be unloaded there. */
async function departure(
  { trip, state, look }: Ride,
  move: Movement,
  rider: Rider,
): Promise<FollowUp> {
  const next = stopAfter(state, move.stop ?? '');
  const isNext = next !== undefined && (await isBoundFor(rider, next, look));
  const data = isNext ? { trip, toward: kindOf(next.kind) } : { trip };
  return { ...toShipment(rider.shipment, 'DepartShipment', data), copyOf: move };
}

async function arrival(
  { trip, state, look }: Ride,
  move: Movement,
  rider: Rider,
): Promise<FollowUp | undefined> {
  const { stop = '', at, occurredAt } = move;
  if (!at || isOnlyToBeLoaded(state, stop, occurredAt)) return undefined;
  const isBound = await isBoundFor(rider, { stop, ...at }, look);
  const kind = isBound ? kindOf(at.kind) : PASSING[at.kind];
  if (!kind) return undefined;
  const data = { trip, stop: kind, place: placeOf({ stop, ...at }) };
  return { ...toShipment(rider.shipment, 'ArriveShipment', data), copyOf: move };
}

/** It has come to where it begins. */
function isOnlyToBeLoaded(state: TripState, stop: string, at: string): boolean {
  return placeInOrder(state, stop) === 0 && !hasDeparted(state, at);
}

type ShipmentStop = Exclude<Stop['kind'], 'site'>;

/** To goods on their way, a site is a place where they are handled like a hub. */
function kindOf(kind: Stop['kind']): ShipmentStop {
  return kind === 'site' ? 'hub' : kind;
}

/** What a stop is to those who stay aboard: another's depot is a hub, another's door is nothing. */
const PASSING: Readonly<Record<Stop['kind'], ShipmentStop | undefined>> = {
  site: 'hub',
  hub: 'hub',
  customs: 'customs',
  depot: 'hub',
  consignee: undefined,
};
