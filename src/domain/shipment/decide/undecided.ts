import { entries, row } from '../../keyed.ts';
import { quantity, type Thousandths } from '../../quantity.ts';
import { at, done, everPacked, lineName, mostOf } from '../lines.ts';
import { ancestorsOf } from '../nesting.ts';
import type { Progress } from '../progress.ts';
import { doneIn } from '../remaining.ts';
import { isLost, isPacked, type Unit } from '../units.ts';
import type { Outcomes } from './outcomes.ts';

type Outcome = Outcomes[number];

const ROWS_MAX = 4_000;

/**
 * Everything that is packed, not lost and not done with, as accepted: unit by unit, or line by
 * line where that would be too many rows.
 */
export function undecided(p: Progress): Outcomes {
  const { lines, units } = p;
  const open = lines.keys.map((_, line) => {
    // What was unpacked after its delivery and packed before it, elsewhere, is there once only.
    const there = Math.min(everPacked(lines, line), mostOf(lines, line));
    return there - done(lines, line);
  });
  const rows: Outcome[] = [];
  const byLine = new Map<number, Thousandths>();
  for (const [name, unit] of entries(units)) {
    if (!isPacked(unit) || isGone(p, unit)) continue;
    for (const [line, amount] of unit.contents) {
      const left = Math.min(amount - doneIn(unit, line), at(open, line));
      if (left <= 0) continue;
      open[line] = at(open, line) - left;
      byLine.set(line, (byLine.get(line) ?? 0) + left);
      const { order, line: number } = lineName(lines.keys[line] ?? '');
      rows.push({ unit: name, order, line: number, qty: quantity(left), disposition: 'accepted' });
    }
  }
  if (rows.length <= ROWS_MAX) return rows;
  return [...byLine].map(([line, left]) => ({
    ...lineName(lines.keys[line] ?? ''),
    qty: quantity(left),
    disposition: 'accepted',
  }));
}

/** Lost, or in a unit that is. */
function isGone({ units }: Progress, unit: Unit): boolean {
  if (isLost(unit)) return true;
  if (!unit.nestings) return false;
  const outermost = row(units, ancestorsOf(units, unit).at(-1) ?? '');
  return outermost !== undefined && isLost(outermost);
}
