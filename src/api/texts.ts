import { inUtc } from '../projections/occurrence.ts';

/**
 * A copy of plain JSON with every text changed that `change` changes; it is told the name of the
 * field that holds the text. What holds no such text is shared with the original.
 */
export function withTexts<T>(value: T, change: (text: string, field: string) => string): T {
  return changed(value, '', change) as T;
}

function changed(
  value: unknown,
  field: string,
  change: (text: string, field: string) => string,
): unknown {
  if (typeof value === 'string') return change(value, field);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const next = value.map((entry) => changed(entry, field, change));
    return next.some((entry, place) => entry !== value[place]) ? next : value;
  }
  let next: Record<string, unknown> | undefined;
  for (const [name, entry] of Object.entries(value)) {
    const is = changed(entry, name, change);
    if (is !== entry) next = { ...(next ?? value), [name]: is };
  }
  return next ?? value;
}

/** As facts carry it with the offset of whoever told it, alone or as the two ends of a window. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;
const CHARS = 29;

/** Instants that were told with an offset, in UTC. */
export function withUtc<T>(value: T): T {
  return withTexts(value, utcOf);
}

function utcOf(text: string): string {
  if (text.length !== CHARS && !text.includes('/')) return text;
  const parts = text.split('/');
  if (parts.length > 2 || !parts.every(isInstant)) return text;
  return parts.map(inUtc).join('/');
}

function isInstant(text: string): boolean {
  return WITH_OFFSET.test(text) || (text.length < CHARS && text.endsWith('Z'));
}
