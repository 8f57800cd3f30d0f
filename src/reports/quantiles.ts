import type { Hours } from './figures.ts';

const HOUR_MS = 3_600_000;

/**
 * Quantiles are exact: nearest rank on the sorted values, the median of an even count being the
 * mean of the middle two.
 */
export function hoursOf(durationsMs: readonly number[]): Hours {
  const n = durationsMs.length;
  if (n === 0) return { n, p50: null, p90: null, mean: null };
  const sorted = Float64Array.from(durationsMs).sort();
  let sum = 0;
  for (const duration of sorted) sum += duration;
  return {
    n,
    p50: medianOf(sorted) / HOUR_MS,
    p90: nearestRank(sorted, 90) / HOUR_MS,
    mean: sum / n / HOUR_MS,
  };
}

function medianOf(sorted: Float64Array): number {
  const lower = nearestRank(sorted, 50);
  if (sorted.length % 2 === 1) return lower;
  return (lower + (sorted[sorted.length / 2] ?? lower)) / 2;
}

/** The smallest value that at least `percent` of all values do not exceed. */
function nearestRank(sorted: Float64Array, percent: number): number {
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN;
}
