import { placeOf } from '../keyed.ts';
import { type Thousandths, thousandths } from '../quantity.ts';
import { type Column, type LineName, type Lines, lineKey, NO_LINES } from './lines.ts';
import type { ShipmentPlan } from './shapes.ts';
import type { Sums } from './sums.ts';

// How the columns of a shipment's lines are filled.

export function linesOf(plan: ShipmentPlan): Lines {
  const over = plan.lines.map(({ tolerance }) => thousandths(tolerance?.over ?? 0));
  return {
    ...NO_LINES,
    keys: plan.lines.map(lineKey),
    ordered: plan.lines.map(({ qty }) => thousandths(qty)),
    over: trimmed(over),
  };
}

/**
 * With a place for every line that is named: lines come with amendments and transfers, and whoever
 * tells by time of occurrence may tell of goods first.
 */
export function withLines(lines: Lines, names: readonly LineName[]): Lines {
  const news = names.map(lineKey).filter((key) => placeOf(lines.keys, key) < 0);
  return news.length === 0 ? lines : { ...lines, keys: [...lines.keys, ...new Set(news)] };
}

export function withMore(lines: Lines, column: Column, sums: Sums): Lines {
  if (sums.length === 0) return lines;
  const amounts = (lines[column] ?? []).slice();
  for (const [place, amount] of sums) {
    while (amounts.length <= place) amounts.push(0);
    amounts[place] = (amounts[place] ?? 0) + amount;
  }
  return withColumn(lines, column, amounts);
}

/** One order in which things are told must leave no other zeros than another. */
export function withColumn(lines: Lines, column: Column, amounts: readonly Thousandths[]): Lines {
  const kept = trimmed(amounts);
  if (kept.length > 0 || !isSparse(column)) return { ...lines, [column]: kept };
  const { [column]: _, ...others } = lines;
  return others;
}

type Sparse = 'putBack' | 'emptied' | 'reopened' | 'receivedBack';
const SPARSE: ReadonlySet<string> = new Set<Sparse>([
  'putBack',
  'emptied',
  'reopened',
  'receivedBack',
]);

function isSparse(column: Column): column is Sparse {
  return SPARSE.has(column);
}

function trimmed(amounts: readonly Thousandths[]): readonly Thousandths[] {
  let length = amounts.length;
  while (length > 0 && amounts[length - 1] === 0) length -= 1;
  return length === amounts.length ? amounts : amounts.slice(0, length);
}
