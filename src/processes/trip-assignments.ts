import type { Recorded } from '../domain/envelope.ts';
import type { TripFact, TripFactOf } from '../domain/trip/facts.ts';
import type { Riding, Stop } from '../domain/trip/shapes.ts';
import type { FollowUp, Look } from './process.ts';
import { placeOf, toShipment, tripAt } from './trip-riders.ts';

type Data<K extends TripFact['type']> = TripFactOf<K>['data'];

export function planned(fact: Recorded, look: Look, trip: string): Promise<readonly FollowUp[]> {
  const { stops, shipments } = fact.data as Data<'TripPlanned'>;
  return newest(
    fact,
    look,
    shipments.map((riding) => [riding.shipment, assign(trip, riding, stops)]),
  );
}

/** Where stops were changed, all who ride between them are told their places again. */
export async function amended(
  fact: Recorded,
  look: Look,
  trip: string,
): Promise<readonly FollowUp[]> {
  const { stops, added, removed, reason } = fact.data as Data<'TripAmended'>;
  const state = await tripAt(fact, look);
  const told = stops ? state.shipments.rows : added;
  return newest(fact, look, [
    ...removed.map((shipment) => [shipment, unassign(trip, shipment, reason)] as const),
    ...told.map((riding) => [riding.shipment, assign(trip, riding, state.stops)] as const),
  ]);
}

export async function cancelled(
  fact: Recorded,
  look: Look,
  trip: string,
): Promise<readonly FollowUp[]> {
  const { reason } = fact.data as Data<'TripCancelled'>;
  const { shipments } = await tripAt(fact, look);
  return newest(
    fact,
    look,
    shipments.keys.map((shipment) => [shipment, unassign(trip, shipment, reason)]),
  );
}

/** Once a shipment has taken a newer word, those before it are not told again. */
async function newest(
  fact: Recorded,
  look: Look,
  words: readonly (readonly [shipment: string, word: FollowUp])[],
): Promise<readonly FollowUp[]> {
  const later = (await look.facts(fact.stream, fact.version)).filter(({ type }) => PLANS.has(type));
  if (later.length === 0) return words.map(([, word]) => word);
  const newer = new Map<string, Set<string>>();
  for (const one of later) {
    for (const shipment of await concerned(one, look)) {
      newer.set(shipment, (newer.get(shipment) ?? new Set()).add(one.id));
    }
  }
  const due = words.map(async ([shipment, word]) => {
    const causes = newer.get(shipment);
    const isTaken = causes && (await look.facts(word.stream)).some(isCausedBy(causes));
    return isTaken ? [] : [word];
  });
  return (await Promise.all(due)).flat();
}

function isCausedBy(causes: ReadonlySet<string>): (fact: Recorded) => boolean {
  return ({ meta }) => meta.causationId !== undefined && causes.has(meta.causationId);
}

const PLANS: ReadonlySet<string> = new Set<TripFact['type']>(['TripAmended', 'TripCancelled']);

/** Shipments that a change of plan says something about. */
async function concerned(fact: Recorded, look: Look): Promise<readonly string[]> {
  const { stops, added, removed } = fact.data as Partial<Data<'TripAmended'>>;
  const isAboutAll = fact.type === 'TripCancelled' || stops !== undefined;
  const riders = isAboutAll ? (await tripAt(fact, look)).shipments.keys : [];
  return [...riders, ...(added ?? []).map(({ shipment }) => shipment), ...(removed ?? [])];
}

function unassign(trip: string, shipment: string, reason: string): FollowUp {
  return toShipment(shipment, 'UnassignTrip', { trip, reason });
}

function assign(trip: string, riding: Riding, stops: readonly Stop[]): FollowUp {
  const { shipment, loadAt, unloadAt, units } = riding;
  const where = new Map(stops.map((stop) => [stop.stop, placeOf(stop)]));
  const data = {
    trip,
    loadAt: where.get(loadAt) ?? loadAt,
    unloadAt: where.get(unloadAt) ?? unloadAt,
    ...(units && { units }),
  };
  return toShipment(shipment, 'AssignTrip', data);
}
