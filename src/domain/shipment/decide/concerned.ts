import type { Envelope } from '../../envelope.ts';
import { epochMs } from '../../instant.ts';
import { row } from '../../keyed.ts';
import { isAboard } from '../loading.ts';
import { ancestorsOf } from '../nesting.ts';
import type { Progress } from '../progress.ts';
import { ownUnit, type Unit, wasPacked } from '../units.ts';

/** Which units a movement is of, as its report says it. */
export interface Concerning {
  readonly trip?: string | undefined;
  readonly units?: readonly string[] | undefined;
}

/**
 * The units that a movement concerns: those named, those aboard the trip at its instant, or all
 * that were packed by then.
 */
export function concernedBy(
  p: Progress,
  { trip, units }: Concerning,
  { occurredAt }: Envelope,
): readonly Unit[] {
  if (units) return units.flatMap((unit) => ownUnit(p.units, unit) ?? []);
  const ms = epochMs(occurredAt);
  return p.units.keys.flatMap((name) => {
    const unit = ownUnit(p.units, name);
    if (!unit) return [];
    const is = trip === undefined ? wasPacked(unit, ms) : isAboard(p, unit, trip, ms);
    return is ? [unit] : [];
  });
}

/** The unit itself or the outermost that it is in. */
export function outermostOf({ units }: Progress, unit: Unit): Unit {
  const outermost = unit.nestings && ancestorsOf(units, unit).at(-1);
  return (outermost === undefined ? undefined : row(units, outermost)) ?? unit;
}
