const grouped = new Intl.NumberFormat('en');
const NONE = '—';

/** `12,345`: written alike in both languages. */
export function number(value: number): string {
  return grouped.format(value);
}

/** Seconds with one decimal below ten, without above. */
export function seconds(value: number): string {
  return value < 10 ? value.toFixed(1) : number(Math.round(value));
}

/** `87.5 %`; a dash where there is nothing to divide by. */
export function percent(share: number | null): string {
  return share === null ? NONE : `${(share * 100).toFixed(1)} %`;
}

/** One decimal; a dash where nothing was measured. */
export function decimal(value: number | null): string {
  return value === null ? NONE : value.toFixed(1);
}
