import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
import { tripIdOf } from '../domain/trip/id.ts';
import type { Riding, Stop } from '../domain/trip/shapes.ts';
import { initialTrip, type TripState } from '../domain/trip/state.ts';
import { type FollowUp, idWithin, type Look, type Note } from './process.ts';

/** A shipment that is concerned by a trip. */
export interface Rider {
  readonly shipment: string;
  /** Undefined for one that was loaded without being planned on it. */
  readonly riding: Riding | undefined;
}

/** The trip as it was when the fact had been recorded: the same whenever it is asked for. */
export async function tripAt({ stream, version }: Recorded, look: Look): Promise<TripState> {
  return (await look.state<TripState>(stream, version)) ?? initialTrip;
}

/** Those that are planned on a trip, and those that were loaded on it all the same. */
export async function ridersOf(
  { shipments }: TripState,
  trip: string,
  look: Look,
): Promise<readonly Rider[]> {
  const planned = shipments.rows.map((riding) => ({ shipment: riding.shipment, riding }));
  const known = new Set(shipments.keys);
  const loaded = (await look.noted(trip)).filter((shipment) => !known.has(shipment));
  return [...planned, ...loaded.map((shipment) => ({ shipment, riding: undefined }))];
}

/** By trip, the shipments of which something was loaded on it. */
export function loadedOn(fact: Recorded): readonly Note[] {
  const trip = tripOf(fact);
  const shipment = idWithin('shipment', fact.stream);
  return trip === undefined || shipment === undefined ? [] : [{ key: trip, value: shipment }];
}

/** The trip on which a unit was loaded. */
export function tripOf({ type, data }: Recorded): string | undefined {
  if (type !== 'UnitLoaded') return undefined;
  const { trip } = data as ShipmentFactOf<'UnitLoaded'>['data'];
  const id = trip === undefined ? undefined : tripIdOf(trip);
  return typeof id === 'string' ? id : undefined;
}

/**
 * Whether a rider is to be unloaded at a stop. Where nobody planned it, it is where the party lives
 * that the shipment is for.
 */
export async function isBoundFor(
  { shipment, riding }: Rider,
  { stop, party }: Pick<Stop, 'stop' | 'party'>,
  look: Look,
): Promise<boolean> {
  if (riding) return riding.unloadAt === stop;
  if (party === undefined) return false;
  const state = await look.state<{ readonly plan?: { readonly party: string } }>(
    streamOf('shipment', shipment),
  );
  return state?.plan?.party === party;
}

/** A shipment knows the stops of its trips by where they are; a stop without a place by its name. */
export function placeOf({ stop, place }: Pick<Stop, 'stop' | 'place'>): string {
  return place ?? stop;
}

/** One command of its kind to a shipment. */
export function toShipment(shipment: string, command: string, data: object): FollowUp {
  const stream = streamOf('shipment', shipment);
  return { step: `${command} ${shipment}`, stream, command, data };
}
