import { isRefusal, type Refusal, refuse } from '../../decider.ts';
import { shipmentIdOf } from '../../ids.ts';
import { compareInstants } from '../../instant.ts';
import { firstRepeated, row } from '../../keyed.ts';
import { isSame } from '../../same.ts';
import type { TripDataOf } from '../commands.ts';
import { lastReached } from '../road.ts';
import type { TripRule } from '../rules.ts';
import type { Riding, Stop } from '../shapes.ts';
import { type TripState, withRiders } from '../state.ts';
import type { Decision, Handlers } from './decision.ts';

type Flaw = Refusal<TripRule> | null;

export const planning: Handlers<'PlanTrip' | 'AmendTrip' | 'CancelTrip'> = {
  PlanTrip(state, plan, { commandDigest }, id) {
    if (state.planned === commandDigest) return [];
    if (state.planned !== undefined) return refuse('id-is-taken', { id });
    const shipments = canonical(plan.shipments);
    if (isRefusal(shipments)) return shipments;
    const flaw = flawInStops(plan.stops) ?? flawInRiders(plan.stops, shipments);
    return flaw ?? [{ type: 'TripPlanned', data: { ...plan, shipments: [...shipments] } }];
  },

  AmendTrip(state, { stops, add = [], remove = [], reason }) {
    const added = canonical(add);
    if (isRefusal(added)) return added;
    const removed = canonical(remove.map((shipment) => ({ shipment })));
    if (isRefusal(removed)) return removed;
    return amended(state, {
      stops,
      added,
      removed: removed.map(({ shipment }) => shipment),
      reason,
    });
  },

  CancelTrip(state, data) {
    if (state.cancelled) return [];
    if (state.movements.length > 0) return refuse('trip-must-not-have-departed');
    return [{ type: 'TripCancelled', data }];
  },
};

interface Amendment {
  readonly stops: readonly Stop[] | undefined;
  readonly added: readonly Riding[];
  readonly removed: readonly string[];
  readonly reason: string;
}

function amended(state: TripState, { stops, added, removed, reason }: Amendment): Decision {
  const leaving = removed.filter((shipment) => row(state.shipments, shipment));
  const stranger = removed.find((one) => !leaving.includes(one) && !state.removed.includes(one));
  if (stranger !== undefined) return refuse('shipment-must-be-on-trip', { shipment: stranger });
  const route = stops ?? state.stops;
  const riders = withRiders(state.shipments, added, removed);
  const flaw =
    flawInStops(route) ??
    flawInReached(state, route) ??
    flawInRiders(route, added) ??
    flawInRiders(route, riders.rows);
  if (flaw) return flaw;
  const changed = added.filter((riding) => !isSame(row(state.shipments, riding.shipment), riding));
  const isRerouted = !isSame(route, state.stops);
  if (!isRerouted && changed.length === 0 && leaving.length === 0) return [];
  const riding = { added: changed, removed: leaving, reason };
  return [{ type: 'TripAmended', data: isRerouted ? { stops: [...route], ...riding } : riding }];
}

/** Every shipment by its one id, however it was spelled. */
function canonical<T extends { readonly shipment: string }>(
  told: readonly T[],
): readonly T[] | Refusal<TripRule> {
  const known: T[] = [];
  for (const one of told) {
    const shipment = shipmentIdOf(one.shipment);
    if (typeof shipment !== 'string') return shipment;
    known.push({ ...one, shipment });
  }
  return known;
}

function flawInStops(stops: TripDataOf<'PlanTrip'>['stops'] | readonly Stop[]): Flaw {
  const twice = stops[firstRepeated(stops.map(({ stop }) => stop))];
  if (twice) return refuse('stop-must-be-listed-once', { stop: twice.stop });
  for (const { stop, window } of stops) {
    if (window && compareInstants(window.start, window.end) > 0) {
      return refuse('window-must-start-before-it-ends', { ...window, stop });
    }
  }
  return null;
}

/** Up to the last stop that was reached, the trip has been driven as it was planned. */
function flawInReached(state: TripState, route: readonly Stop[]): Flaw {
  const driven = state.movements.length === 0 ? 0 : lastReached(state) + 1;
  const place = state.stops.findIndex((stop, at) => at < driven && !isSame(stop, route[at]));
  const stop = state.stops[place]?.stop;
  return stop === undefined ? null : refuse('reached-stop-must-stay', { stop });
}

function flawInRiders(stops: readonly Stop[], riders: readonly Riding[]): Flaw {
  const twice = riders[firstRepeated(riders.map(({ shipment }) => shipment))];
  if (twice) return refuse('shipment-must-be-listed-once', { shipment: twice.shipment });
  const places = new Map(stops.map(({ stop }, place) => [stop, place]));
  for (const { shipment, loadAt, unloadAt } of riders) {
    const [from, to] = [places.get(loadAt), places.get(unloadAt)];
    if (from === undefined) return refuse('stop-must-belong-to-trip', { stop: loadAt });
    if (to === undefined) return refuse('stop-must-belong-to-trip', { stop: unloadAt });
    if (from >= to) {
      return refuse('loading-must-come-before-unloading', { shipment, loadAt, unloadAt });
    }
  }
  return null;
}
