import { placeOf } from '../keyed.ts';
import { type Thousandths, thousandths } from '../quantity.ts';
import type { ShipmentPlan } from './words.ts';

/**
 * What became of every line's goods, in thousandths: one column a quantity, one place a line.
 * Columns that end early have zeros from there on; a shipment without trouble stores few.
 */
export interface Lines {
  /** Order and line, see `lineKey`. */
  readonly keys: readonly string[];
  readonly ordered: readonly Thousandths[];
  /** What may be shipped beyond the order. */
  readonly over: readonly Thousandths[];
  readonly picked: readonly Thousandths[];
  /** What was ever reported short; a later pick heals it. */
  readonly shorted: readonly Thousandths[];
  readonly packed: readonly Thousandths[];
  readonly accepted: readonly Thousandths[];
  readonly refused: readonly Thousandths[];
  readonly missing: readonly Thousandths[];
}

type Column = Exclude<keyof Lines, 'keys' | 'ordered' | 'over'>;

export const NO_LINES: Lines = {
  keys: [],
  ordered: [],
  over: [],
  picked: [],
  shorted: [],
  packed: [],
  accepted: [],
  refused: [],
  missing: [],
};

export interface LineName {
  readonly order: string;
  readonly line: string;
}

/** Codes hold no control characters, so the tab cannot be part of either. */
export function lineKey({ order, line }: LineName): string {
  return `${order}\t${line}`;
}

export function lineName(key: string): LineName {
  const [order = '', line = ''] = key.split('\t');
  return { order, line };
}

export function linesOf(plan: ShipmentPlan): Lines {
  const over = plan.lines.map(({ tolerance }) => thousandths(tolerance?.over ?? 0));
  return {
    ...NO_LINES,
    keys: plan.lines.map(lineKey),
    ordered: plan.lines.map(({ qty }) => thousandths(qty)),
    over: over.some((amount) => amount > 0) ? over : [],
  };
}

/** Amounts by the place of their line, ascending, every place once. */
export type Sums = readonly (readonly [place: number, amount: Thousandths])[];

/** Rows of a fact as sums over the shipment's lines. Rows of foreign lines are nobody's goods. */
export function sumsOf(lines: Lines, rows: readonly (LineName & { readonly qty: number })[]): Sums {
  const sums = rows.flatMap((goods): Sums => {
    const place = placeOf(lines.keys, lineKey(goods));
    return place < 0 ? [] : [[place, thousandths(goods.qty)]];
  });
  return sums.length > 1 ? added(sums) : sums;
}

export function sumsTogether(a: Sums, b: Sums): Sums {
  return a.length === 0 ? b : added([...a, ...b]);
}

function added(sums: Sums): Sums {
  const byPlace = new Map<number, Thousandths>();
  for (const [place, amount] of sums) byPlace.set(place, (byPlace.get(place) ?? 0) + amount);
  return [...byPlace].sort(([a], [b]) => a - b);
}

export function withMore(lines: Lines, column: Column, sums: Sums): Lines {
  if (sums.length === 0) return lines;
  const amounts = [...lines[column]];
  for (const [place, amount] of sums) {
    while (amounts.length <= place) amounts.push(0);
    amounts[place] = (amounts[place] ?? 0) + amount;
  }
  return { ...lines, [column]: amounts };
}

/** What can be picked, packed and delivered of a line: the order and what may go beyond. */
export function mostOf(lines: Lines, place: number): Thousandths {
  return at(lines.ordered, place) + at(lines.over, place);
}

/** What the consignee has spoken on: accepted, refused or missing. */
export function settled(lines: Lines, place: number): Thousandths {
  return at(lines.accepted, place) + at(lines.refused, place) + at(lines.missing, place);
}

/** Picked, as told or as what came after proves: packed and delivered goods were picked. */
export function handled(lines: Lines, place: number): Thousandths {
  return Math.max(at(lines.picked, place), at(lines.packed, place), settled(lines, place));
}

/** Picked goods in no unit that nobody has spoken on. */
export function loose(lines: Lines, place: number): Thousandths {
  const gone = Math.max(at(lines.packed, place), settled(lines, place));
  return Math.max(0, at(lines.picked, place) - gone);
}

export function isPicked(lines: Lines, place: number): boolean {
  return handled(lines, place) + at(lines.shorted, place) >= at(lines.ordered, place);
}

export function at(column: readonly Thousandths[], place: number): Thousandths {
  return column[place] ?? 0;
}
