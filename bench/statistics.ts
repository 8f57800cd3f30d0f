/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper];
  const low = sorted[sorted.length - 1 - upper];
  if (high === undefined || low === undefined) throw new Error('no values to take the median of');
  return (low + high) / 2;
}

/** Nearest rank: the smallest value that `share` (0..1) of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('no values to take a percentile of');
  return found;
}

/** Microseconds of processor time, all threads together, since the meter was made. */
export function cpuMeter(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
}

/** The most memory that this process has occupied so far. */
export function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}
