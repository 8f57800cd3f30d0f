import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import type { UNLOADED_WHY } from '../words.ts';

/** A leg that the shipment, or some of its units, is planned to ride on a trip. */
export interface Assignment {
  readonly trip: string;
  readonly loadAt: string;
  readonly unloadAt: string;
  readonly units?: readonly string[] | undefined;
  readonly left?: true;
  /** The goods are at its end, or came to another one. */
  readonly ended?: true;
}

/** One for every trip that it is planned on now. */
export type Assignments = readonly Assignment[];

export function isOver({ left, ended }: Assignment): boolean {
  return left === true && ended === true;
}

export function assignmentsAfter(known: Assignments, fact: ShipmentFact): Assignments {
  switch (fact.type) {
    case 'TripAssigned':
      return assigned(known, fact.data);
    case 'TripUnassigned':
      return known.filter(({ trip }) => trip !== fact.data.trip);
    case 'ShipmentDeparted':
      return changed(known, ofTrip(fact.data.trip), { left: true });
    case 'ShipmentArrived': {
      const { trip, place } = fact.data;
      const here = (one: Assignment) => one.trip === trip && one.unloadAt === place;
      return changed(known, here, { left: true, ended: true });
    }
    case 'UnitUnloaded':
      return ENDING.has(fact.data.why)
        ? changed(known, ofTrip(fact.data.trip), { ended: true })
        : known;
    case 'DeliveryAttempted':
    case 'DeliveryConfirmed':
    case 'ReturnReceived':
      return changed(known, ({ left }) => left === true, { ended: true });
    default:
      return known;
  }
}

const ENDING: ReadonlySet<(typeof UNLOADED_WHY)[number]> = new Set([
  'deliver',
  'transship',
  'return',
]);

/** Told again, a trip's newer stops and units stand in the place of the older ones. */
function assigned(known: Assignments, data: ShipmentFactOf<'TripAssigned'>['data']): Assignments {
  const place = known.findIndex(({ trip }) => trip === data.trip);
  if (place < 0) return [...known, data];
  return known.with(place, known[place]?.left ? { ...data, left: true } : data);
}

function ofTrip(trip: string | undefined): (one: Assignment) => boolean {
  return (one) => one.trip === trip;
}

function changed(
  known: Assignments,
  which: (one: Assignment) => boolean,
  news: Partial<Assignment>,
): Assignments {
  if (!known.some(which)) return known;
  return known.map((one) => (which(one) ? { ...one, ...news } : one));
}
