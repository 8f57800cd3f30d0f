import type { Thousandths } from '../quantity.ts';
import { withColumn } from './columns.ts';
import { at } from './lines.ts';
import { inOrder, type Moment } from './movement.ts';
import { withChange } from './packing.ts';
import type { Progress } from './progress.ts';
import type { Sums } from './sums.ts';

/** Goods that were refused, in a unit or by line only; or such that go out `again`. */
export interface RefusedGoods {
  readonly when: Moment;
  readonly unit?: string;
  readonly sums: Sums;
  readonly again?: true;
}

type Amounts = Map<number, Thousandths>;

/** Rows that name no unit stand under this name, which no unit has. */
const NO_UNIT = '';

/**
 * With one more refusal or redelivery. What goes out again was refused before: it takes from the
 * refusals of its unit, then from those that name none, or without a unit from any; what is left
 * had failed, not been refused. All is told anew by time, so the order of recording is no matter.
 */
export function withRefusedGoods(p: Progress, news: RefusedGoods): Progress {
  const refusals = inOrder(p.refusals, news);
  if (!refusals.some(({ again }) => again)) return { ...p, refusals };
  const reopened = reopenedBy(refusals);
  let next: Progress = { ...p, refusals };
  const totals: Thousandths[] = [];
  for (const [unit, amounts] of reopened) {
    const sums = [...amounts].sort(([a], [b]) => a - b);
    for (const [place, amount] of sums) {
      while (totals.length <= place) totals.push(0);
      totals[place] = at(totals, place) + amount;
    }
    if (unit !== NO_UNIT) next = withChange(next, unit, () => ({ reopened: sums }));
  }
  return { ...next, lines: withColumn(next.lines, 'reopened', totals) };
}

function reopenedBy(refusals: readonly RefusedGoods[]): ReadonlyMap<string, Amounts> {
  const open = new Map<string, Amounts>();
  const reopened = new Map<string, Amounts>();
  for (const { unit = NO_UNIT, sums, again } of refusals) {
    for (const [place, amount] of sums) {
      if (!again) add(open, unit, place, amount);
      else take(open, reopened, unit, place, amount);
    }
  }
  return reopened;
}

function take(
  open: Map<string, Amounts>,
  reopened: Map<string, Amounts>,
  unit: string,
  place: number,
  amount: Thousandths,
): void {
  const from = unit === NO_UNIT ? [NO_UNIT, ...open.keys()] : [unit, NO_UNIT];
  let left = amount;
  for (const name of from) {
    const taken = Math.min(left, open.get(name)?.get(place) ?? 0);
    if (taken === 0) continue;
    add(open, name, place, -taken);
    add(reopened, name, place, taken);
    left -= taken;
  }
}

function add(to: Map<string, Amounts>, unit: string, place: number, amount: Thousandths): void {
  const amounts = to.get(unit) ?? new Map<number, Thousandths>();
  to.set(unit, amounts.set(place, (amounts.get(place) ?? 0) + amount));
}
