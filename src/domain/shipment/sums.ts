import type { Thousandths } from '../quantity.ts';

/** Amounts by the place of their line, ascending, every place once. */
export type Sums = readonly (readonly [place: number, amount: Thousandths])[];

export function added(sums: Sums): Sums {
  if (sums.length < 2) return sums;
  const byPlace = new Map<number, Thousandths>();
  for (const [place, amount] of sums) byPlace.set(place, (byPlace.get(place) ?? 0) + amount);
  return [...byPlace].sort(([a], [b]) => a - b);
}

export function sumsTogether(a: Sums, b: Sums): Sums {
  if (a.length === 0) return b;
  return b.length === 0 ? a : added([...a, ...b]);
}

/** What has to be added to the one to come to the other. */
export function difference(from: Sums, to: Sums): Sums {
  if (from.length === 0) return to;
  const less = from.map(([place, amount]) => [place, -amount] as const);
  return sumsTogether(less, to).filter(([, amount]) => amount !== 0);
}

/** Of one line; a unit may hold thousands of them. */
export function sumAt(sums: Sums | undefined, place: number): Thousandths {
  if (!sums) return 0;
  let low = 0;
  let high = sums.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [found, amount] = sums[middle] ?? [place, 0];
    if (found === place) return amount;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
