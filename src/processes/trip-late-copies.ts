import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import { compareInstants } from '../domain/instant.ts';
import { row } from '../domain/keyed.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { tripIdOf } from '../domain/trip/id.ts';
import type { Movement, TripState } from '../domain/trip/state.ts';
import { about, type FollowUp, type Look, type Process, wholeAt } from './process.ts';
import { copyFor } from './trip-copies.ts';
import { tripOf } from './trip-riders.ts';

/**
 * After what puts goods aboard, or tells that they were, the shipment is told again where its
 * trips had moved before that was known; it records what it rode and has not recorded.
 */
export const lateCopies: Process['on'] = {
  UnitLoaded: about('shipment', (fact, look, shipment) => {
    const trip = tripOf(fact);
    if (trip === undefined) return sinceThen(fact, look, shipment);
    return copiesOf([trip], look, { shipment, since: fact.meta.occurredAt });
  }),
  UnitPacked: about('shipment', sinceThen),
  UnitUnloaded: about('shipment', sinceThen),
  UnitsTransferredIn: about('shipment', copiesEver),
  TripAssigned: about('shipment', ({ data }, look, shipment) =>
    copiesOf([(data as ShipmentFactOf<'TripAssigned'>['data']).trip], look, { shipment }),
  ),
};

/** A correction can be about any time, and about any trip of the shipment. */
export async function copiesEver(
  fact: Recorded,
  look: Look,
  shipment: string,
): Promise<readonly FollowUp[]> {
  return copiesOf(await tripsOf(fact, look), look, { shipment });
}

async function sinceThen(
  fact: Recorded,
  look: Look,
  shipment: string,
): Promise<readonly FollowUp[]> {
  return copiesOf(await tripsOf(fact, look), look, { shipment, since: fact.meta.occurredAt });
}

/** Trips that the shipment is planned on, or that something of it was loaded on. */
async function tripsOf(fact: Recorded, look: Look): Promise<readonly string[]> {
  const state = await look.state<ShipmentState>(fact.stream, wholeAt(fact));
  if (!state) return [];
  const loads = state.progress.units.rows.flatMap((unit) => unit.loads);
  return [...state.carriage.assigned, ...compact(loads.map(({ trip }) => trip))];
}

interface Told {
  readonly shipment: string;
  /** Only what happened then or later. */
  readonly since?: string;
}

async function copiesOf(
  trips: readonly string[],
  look: Look,
  told: Told,
): Promise<readonly FollowUp[]> {
  const streams = new Map(trips.map((trip) => [streamOf('trip', trip), trip]));
  const copies = [...streams].map(async ([stream, trip]) => {
    const state = tripIdOf(trip) === trip ? await look.state<TripState>(stream) : undefined;
    return state ? copiesOn({ trip, stream, state }, look, told) : [];
  });
  return (await Promise.all(copies)).flat();
}

interface Trip {
  readonly trip: string;
  readonly stream: string;
  /** As it is now, so that nothing is told of which a correction says that it never was. */
  readonly state: TripState;
}

async function copiesOn(
  { trip, stream, state }: Trip,
  look: Look,
  { shipment, since }: Told,
): Promise<readonly FollowUp[]> {
  const isMeant = ({ occurredAt }: Movement) =>
    since === undefined || compareInstants(occurredAt, since) >= 0;
  const copies = state.movements.filter(isMeant).map(async (move) => {
    // What it means is told as it was to those who were known to ride then.
    const then = (await look.state<TripState>(stream, move.version)) ?? state;
    const riding = row(then.shipments, shipment) ?? row(state.shipments, shipment);
    const copy = await copyFor({ trip, state: then, look }, move, { shipment, riding });
    return copy && { ...copy, step: `${copy.command} ${move.id}` };
  });
  return compact(await Promise.all(copies));
}

function compact<T>(list: readonly (T | undefined)[]): readonly T[] {
  return list.filter((one) => one !== undefined);
}
