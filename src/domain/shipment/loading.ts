import { isLater, type Moment } from './movement.ts';
import type { Progress } from './progress.ts';
import { type Load, type Unit, wasPacked } from './units.ts';

/**
 * What a unit is on at an instant: the latest loading at or before it, unless something took the
 * unit off again before it. Being loaded elsewhere takes it off as well, and so does emptying it.
 */
export function loadAt(unit: Unit, ms: number = Number.POSITIVE_INFINITY): Load | undefined {
  let on: Load | undefined;
  for (const load of unit.loads) {
    if (!load.off) {
      if (load.when[0] <= ms) on = load;
    } else if (on && load.when[0] < ms && takesOff(load, on)) on = undefined;
  }
  return on && isEmptied(unit, on.when, ms) ? undefined : on;
}

/** On the trip; where the policy knows no loading, also what is on nothing else. */
export function isAboard(
  { steps }: Pick<Progress, 'steps'>,
  unit: Unit,
  trip: string,
  ms: number,
): boolean {
  const on = loadAt(unit, ms)?.trip;
  if (on !== undefined) return on === trip;
  if (steps.includes('load') || !wasPacked(unit, ms)) return false;
  return !(unit.packed && isEmptied(unit, unit.packed, ms));
}

/** Since a moment and before an instant. */
function isEmptied({ unpacked, unpackedBefore = [] }: Unit, since: Moment, ms: number): boolean {
  const isBetween = (when: Moment): boolean => when[0] < ms && isLater(when, since);
  return unpacked !== undefined && (isBetween(unpacked) || unpackedBefore.some(isBetween));
}

/** What both of them name must be the same. */
function takesOff(off: Load, on: Load): boolean {
  const is = (a?: string, b?: string): boolean => a === undefined || b === undefined || a === b;
  return is(off.trip, on.trip) && is(off.vehicle, on.vehicle);
}
