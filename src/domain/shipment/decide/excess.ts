import { quantity, type Thousandths } from '../../quantity.ts';
import { at, everPacked, type Lines, lineName, mostOf } from '../lines.ts';
import type { Sums } from '../sums.ts';

/** What a refusal of too large a quantity tells: the line's order, what is known, what came. */
export interface Excess extends Readonly<Record<string, string | number>> {
  readonly order: string;
  readonly line: string;
  readonly ordered: number;
  readonly over: number;
  readonly known: number;
  readonly qty: number;
}

export function excessOf(
  lines: Lines,
  place: number,
  known: Thousandths,
  amount: Thousandths,
): Excess {
  return {
    ...lineName(lines.keys[place] ?? ''),
    ordered: quantity(at(lines.ordered, place)),
    over: quantity(at(lines.over, place)),
    known: quantity(known),
    qty: quantity(amount),
  };
}

/** The first line of which more would be packed than was ordered and is tolerated. */
export function beyondPacking(lines: Lines, sums: Sums): Excess | undefined {
  for (const [place, amount] of sums) {
    const known = everPacked(lines, place);
    if (known + amount > mostOf(lines, place)) return excessOf(lines, place, known, amount);
  }
  return undefined;
}
