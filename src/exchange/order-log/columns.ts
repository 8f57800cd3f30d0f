import { type Refused, refusedFor } from '../summary.ts';

const REQUIRED = [
  'ocel:eid',
  'ocel:activity',
  'ocel:timestamp',
  'ocel:type:items',
  'ocel:type:orders',
  'ocel:type:packages',
] as const;
const OPTIONAL = ['ocel:type:customers', 'ocel:type:products', 'weight', 'price'] as const;

export type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL];

/** Where the columns of a log lie, as its first row says. */
export interface Header {
  readonly columns: number;
  /** From 0; a column that the log does not have is not in it. */
  readonly places: Readonly<Record<string, number>>;
}

/** The header and what is wrong with it; without a required column there is no header. */
export function headerOf(fields: readonly string[]): {
  readonly header?: Header;
  readonly faults: readonly Refused[];
} {
  const names = fields.map((field) => field.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return { faults: missing.map((column) => refusedFor(column, 'column-is-required')) };
  }
  const places: Record<string, number> = {};
  const faults: Refused[] = [];
  for (const [place, name] of names.entries()) {
    if (!COLUMNS.includes(name)) faults.push(refusedFor(name, 'column-is-unknown'));
    else if (name in places) faults.push(refusedFor(name, 'column-must-be-there-once'));
    else places[name] = place;
  }
  return { header: { columns: names.length, places }, faults };
}
