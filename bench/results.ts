import type { Figures, Variant } from './plan.ts';
import { valueIn } from './plan.ts';
import { median } from './statistics.ts';

/** One row of the report. `ratio` is the median of the rounds' own ratios. */
export interface Result {
  readonly row: string;
  readonly variant: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly reach: number;
  readonly bound: 'at least' | 'at most';
  readonly ok: boolean;
  /** Medians of what else our measurement found. */
  readonly aside: Figures;
  readonly rounds: readonly { readonly ours: number; readonly reference: number | null }[];
  /** Why there is no figure. */
  readonly note?: string;
}

/** The verdict over a variant's rounds, each given as figures by the key of their probe. */
export function judge(variant: Variant, rounds: readonly ReadonlyMap<string, Figures>[]): Result {
  const { reference } = variant;
  const pairs = rounds.map((measured) => ({
    ours: valueIn(variant.ours, measured),
    reference: reference ? valueIn(reference, measured) : null,
  }));
  const ours = median(pairs.map((pair) => pair.ours));
  const references = pairs.flatMap((pair) => pair.reference ?? []);
  const ratios = pairs.flatMap((pair) => (pair.reference ? pair.ours / pair.reference : []));
  const ratio = reference ? median(ratios) : null;
  return {
    ...namesAndReach(variant),
    ours,
    reference: reference ? median(references) : null,
    ratio,
    ok: reaches(variant, ratio ?? ours),
    aside: asides(variant, rounds),
    rounds: pairs,
  };
}

/** The row of a variant that could not be measured. */
export function unmeasured(variant: Variant, note: string): Result {
  const none = { ours: null, reference: null, ratio: null, ok: false, aside: {}, rounds: [] };
  return { ...namesAndReach(variant), ...none, note };
}

function namesAndReach({ row, variant, unit, reach }: Variant) {
  return 'atLeast' in reach
    ? ({ row, variant, unit, reach: reach.atLeast, bound: 'at least' } as const)
    : ({ row, variant, unit, reach: reach.atMost, bound: 'at most' } as const);
}

function reaches({ reach }: Variant, value: number): boolean {
  return 'atLeast' in reach ? value >= reach.atLeast : value <= reach.atMost;
}

function asides(variant: Variant, rounds: readonly ReadonlyMap<string, Figures>[]): Figures {
  const { ours, aside = [] } = variant;
  if ('of' in ours) return {};
  const found = aside.map((figure): [string, number] => [
    figure,
    median(rounds.map((measured) => valueIn({ ...ours, figure }, measured))),
  ]);
  return Object.fromEntries(found);
}
