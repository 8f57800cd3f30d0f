import { refuse } from '../../decider.ts';
import { isSame } from '../../same.ts';
import { isCancelled } from '../progress.ts';
import { type Assignment, isOver } from '../registers/trips.ts';
import type { ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import type { DataOf, Decision } from './decision.ts';

/** Copied from the trip's plan. Told again, the newer stops and units count. */
export function assignTrip(state: ShipmentState, data: DataOf<'AssignTrip'>): Decision {
  const { assignments } = state.carriage;
  const stray = data.units?.find((unit) => !ownUnit(state.progress.units, unit));
  if (stray !== undefined) return refuse('unit-must-belong-to-shipment', { code: stray });
  const known = assignments.find(({ trip }) => trip === data.trip);
  if (known && isSame(legOf(known), legOf(data))) return [];
  if (state.progress.closed) return refuse('shipment-must-be-open');
  if (isCancelled(state.progress)) return refuse('shipment-must-not-be-cancelled');
  const other = inTheWay(assignments, data);
  if (other) {
    const { trip, loadAt, unloadAt } = other;
    return refuse('goods-must-be-on-one-trip', { trip, loadAt, unloadAt });
  }
  return [{ type: 'TripAssigned', data }];
}

export function unassignTrip({ carriage }: ShipmentState, data: DataOf<'UnassignTrip'>): Decision {
  return carriage.assigned.includes(data.trip) ? [{ type: 'TripUnassigned', data }] : [];
}

type Leg = Pick<Assignment, 'loadAt' | 'unloadAt' | 'units'>;

/**
 * The leg that the same goods ride already, so that they cannot ride the new one: legs follow
 * one another, none begins or ends where another does, each begins or ends where one meets it.
 */
function inTheWay(
  assignments: readonly Assignment[],
  wanted: DataOf<'AssignTrip'>,
): Assignment | undefined {
  const ridden = assignments.filter(
    (one) => one.trip !== wanted.trip && !isOver(one) && haveGoodsInCommon(one, wanted),
  );
  const beside = ridden.find(
    ({ loadAt, unloadAt }) => loadAt === wanted.loadAt || unloadAt === wanted.unloadAt,
  );
  const meets = ridden.some(
    ({ loadAt, unloadAt }) => unloadAt === wanted.loadAt || loadAt === wanted.unloadAt,
  );
  return beside ?? (meets ? undefined : ridden[0]);
}

/** Without a list of units a leg is that of the whole shipment. */
function haveGoodsInCommon(a: Leg, b: Leg): boolean {
  return !a.units || !b.units || a.units.some((unit) => b.units?.includes(unit));
}

function legOf({ loadAt, unloadAt, units }: Leg): Leg {
  return { loadAt, unloadAt, units };
}
