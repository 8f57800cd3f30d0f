/** What one measurement found: rates a second, milliseconds, MiB, bytes, by name. */
export type Figures = Readonly<Record<string, number>>;

/** One measurement in a process of its own: a file of `probes/`, its arguments and its data. */
export interface Probe {
  readonly name: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly history?: HistoryUse;
}

/** The data folder that a probe works on, made once a run: shared, or a copy to add facts to. */
export interface HistoryUse {
  readonly facts: number;
  readonly use: 'shared' | 'copied';
  /** What names of files begin with that the probe never opens: they are not copied. */
  readonly without?: readonly string[];
}

/** A figure of a probe, or how a figure declines or grows from one probe to another. */
export type Reading =
  | { readonly probe: Probe; readonly figure: string }
  | { readonly of: Reading; readonly over: Reading };

/** One line of the table. */
export interface Variant {
  readonly row: string;
  readonly variant: string;
  readonly unit: string;
  readonly ours: Reading;
  readonly reference?: Reading;
  /** Bound of the ratio ours / reference where there is a reference, else of ours. */
  readonly reach: { readonly atLeast: number } | { readonly atMost: number };
  /** Figures of our probe that belong beside the result. */
  readonly aside?: readonly string[];
  /** A file that comes from outside; without it there is nothing to measure. */
  readonly needs?: string;
}

export function probesOf(reading: Reading): readonly Probe[] {
  if ('probe' in reading) return [reading.probe];
  return [...probesOf(reading.of), ...probesOf(reading.over)];
}

/** Two probes with the same key are one measurement. */
export function keyOf(probe: Probe): string {
  return JSON.stringify([probe.name, probe.args, probe.history]);
}

/** What `measured` (figures by probe key) says for a reading. */
export function valueIn(reading: Reading, measured: ReadonlyMap<string, Figures>): number {
  if ('of' in reading) return valueIn(reading.of, measured) / valueIn(reading.over, measured);
  const found = measured.get(keyOf(reading.probe))?.[reading.figure];
  if (found === undefined) {
    throw new Error(`the measurement ${reading.probe.name} found no ${reading.figure}`);
  }
  return found;
}
