import type { Recorded } from '../domain/envelope.ts';
import type { TripFact, TripFactOf } from '../domain/trip/facts.ts';
import { isReached, placeInOrder } from '../domain/trip/road.ts';
import type { TripState } from '../domain/trip/state.ts';
import { about, type FollowUp, type Look, originalOf, type Process } from './process.ts';
import { amended, cancelled, planned } from './trip-assignments.ts';
import { copyFor } from './trip-copies.ts';
import { copiesEver, lateCopies } from './trip-late-copies.ts';
import { isBoundFor, loadedOn, ridersOf, toShipment, tripAt } from './trip-riders.ts';

/**
 * What happens to a trip happens to its shipments: those that are planned on it, and those of
 * which something was loaded on it all the same. A shipment works out for itself which of its
 * units are concerned, and records nothing where none is.
 */
export const tripsToShipments: Process = {
  name: 'trips-to-shipments',
  notes: loadedOn,
  on: {
    TripPlanned: about('trip', planned),
    TripAmended: about('trip', amended),
    TripCancelled: about('trip', cancelled),
    TripDeparted: about('trip', moved),
    StopArrived: about('trip', moved),
    StopDeparted: about('trip', moved),
    EtaRevised: about('trip', expected),
    ...lateCopies,
    RecordCorrected: async (fact, look) => [
      ...(await about('trip', corrected)(fact, look)),
      ...(await about('shipment', copiesEver)(fact, look)),
    ],
  },
};

type Data<K extends TripFact['type']> = TripFactOf<K>['data'];

/** What a correction has struck meanwhile was never so, and is told to nobody any more. */
async function isStruck({ stream, version }: Recorded, look: Look): Promise<boolean> {
  return (await look.state<TripState>(stream))?.struck.has(version) ?? false;
}

async function moved(fact: Recorded, look: Look, trip: string): Promise<readonly FollowUp[]> {
  if (await isStruck(fact, look)) return [];
  const state = await tripAt(fact, look);
  const move = state.movements.find(({ id }) => id === fact.id);
  if (!move) return [];
  const riders = await ridersOf(state, trip, look);
  return present(riders.map((rider) => copyFor({ trip, state, look }, move, rider)));
}

/** Of a consignee's stop alone: when goods are at a hub says nothing about their delivery. */
async function expected(fact: Recorded, look: Look, trip: string): Promise<readonly FollowUp[]> {
  const { stop: name, eta, by, reason } = fact.data as Data<'EtaRevised'>;
  const state = await tripAt(fact, look);
  const stop = state.stops[placeInOrder(state, name)];
  if (await isStruck(fact, look)) return [];
  if (stop?.kind !== 'consignee' || isReached(state, name, fact.meta.occurredAt)) return [];
  const data = { eta, by, ...(reason !== undefined && { reason }) };
  const riders = await ridersOf(state, trip, look);
  const copies = riders.map(async (rider) => {
    if (!(await isBoundFor(rider, stop, look))) return undefined;
    return { ...toShipment(rider.shipment, 'ReviseEta', data), copyOf: originalOf(fact) };
  });
  return present(copies);
}

/** What was copied is struck; the facts in its place are copied like any other. */
async function corrected(fact: Recorded, look: Look, trip: string): Promise<readonly FollowUp[]> {
  const { target, kind, reason } = fact.data as Data<'RecordCorrected'>;
  const struck = (await look.facts(fact.stream))[target - 1];
  if (!struck || !COPIED.has(struck.type)) return [];
  const { shipments, removed } = await tripAt(fact, look);
  const concerned = new Set([...shipments.keys, ...removed, ...(await look.noted(trip))]);
  const data = { cause: struck.id, kind, reason, replacements: [] };
  return [...concerned].map((shipment) => toShipment(shipment, 'CorrectCopies', data));
}

const COPIED: ReadonlySet<string> = new Set<TripFact['type']>([
  'TripDeparted',
  'StopArrived',
  'StopDeparted',
  'EtaRevised',
]);

async function present(
  copies: readonly Promise<FollowUp | undefined>[],
): Promise<readonly FollowUp[]> {
  return (await Promise.all(copies)).filter((copy) => copy !== undefined);
}
