import { row } from '../keyed.ts';
import type { Thousandths } from '../quantity.ts';
import { at, done, everPacked, handled, isPackedDone, type Lines } from './lines.ts';
import { type Children, withDescendants } from './nesting.ts';
import type { Progress } from './progress.ts';
import { type Sums, sumAt } from './sums.ts';
import { isLost, isPacked, type Unit } from './units.ts';

// What is left of the goods in a unit once its consignee has spoken and some of it came back.

/** Of one line in a unit: what has an outcome that stands, or was taken back. */
export function doneIn(unit: Unit, place: number): Thousandths {
  const { outcomes, refused, reopened, receivedBack } = unit;
  const all = outcomes.length === 0 ? 0 : sumAt(outcomes, place);
  if (!refused && !receivedBack) return all;
  const told = sumAt(refused, place);
  return all - told + Math.max(told - sumAt(reopened, place), sumAt(receivedBack, place));
}

/** Every piece in the unit is done with, by its own rows or because its whole line is. */
export function isSettled(unit: Unit, lines: Lines): boolean {
  return unit.contents.every(
    ([place, amount]) => doneIn(unit, place) >= amount || isPackedDone(lines, place),
  );
}

/** All of it was taken back, nothing of it was accepted. */
export function isReturned(unit: Unit, lines: Lines): boolean {
  if (!lines.receivedBack || unit.contents.length === 0) return false;
  return unit.contents.every(([place, amount]) => {
    if (sumAt(unit.outcomes, place) > sumAt(unit.refused, place)) return false;
    return (
      sumAt(unit.receivedBack, place) >= amount ||
      at(lines.receivedBack, place) >= everPacked(lines, place)
    );
  });
}

/** What is lost now, by line: in units that are lost, or in one that is, and not done with. */
export function lostSums(p: Progress, children: Children): Sums {
  const { lines, units } = p;
  if (!units.rows.some(isLost)) return [];
  const names = units.keys.filter((_, place) => isLostNow(units.rows[place]));
  const byPlace = new Map<number, Thousandths>();
  for (const name of new Set(names.flatMap((lost) => withDescendants(children, lost)))) {
    const unit = row(units, name);
    for (const [place, amount] of unit?.contents ?? []) {
      const left = unit ? Math.max(0, amount - doneIn(unit, place)) : 0;
      byPlace.set(place, (byPlace.get(place) ?? 0) + left);
    }
  }
  return [...byPlace]
    .map(([place, lost]) => [place, Math.min(lost, openBeforeLoss(lines, place))] as const)
    .filter(([, lost]) => lost > 0)
    .sort(([a], [b]) => a - b);
}

function isLostNow(unit: Unit | undefined): boolean {
  return unit !== undefined && isPacked(unit) && isLost(unit);
}

function openBeforeLoss(lines: Lines, place: number): Thousandths {
  return handled(lines, place) - done(lines, place);
}
