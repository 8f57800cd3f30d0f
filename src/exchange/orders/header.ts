import { type Refused, refusedFor } from '../summary.ts';
import { ATTRIBUTE, attribute, COLUMNS, type Column } from './columns.ts';

/** Where the columns of a table of orders lie, as its first row says. */
export interface Header {
  readonly columns: number;
  readonly places: readonly Placed[];
  /** How this table calls a column, or would call it. */
  readonly called: (column: string) => string;
}

interface Placed {
  readonly column: Column;
  /** From 0. */
  readonly place: number;
  readonly called: string;
}

const HAN = /\p{Script=Han}/u;

const KNOWN: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) =>
    [column.name, column.zh, ...column.also].map((name) => [spelled(name), column]),
  ),
);

/**
 * The header, or everything that is wrong with it. Names in Chinese and English may be mixed, their
 * spelling is free in case, blanks, `.`, `_` and `-`. A name that is not known is wrong: what it
 * means might be missing in the orders for ever. A column without a name is not read.
 */
export function headerOf(fields: readonly string[]): Header | readonly Refused[] {
  const places: Placed[] = [];
  const faults: Refused[] = [];
  for (const [place, field] of fields.entries()) {
    const called = field.trim();
    if (called === '') continue;
    const column = columnCalled(called);
    if (!column) faults.push(refusedFor(called, 'column-must-be-named-as-in-template'));
    else if (places.some((other) => other.column.name === column.name)) {
      faults.push(refusedFor(called, 'column-must-be-there-once'));
    } else places.push({ column, place, called });
  }
  const inChinese = fields.some((field) => HAN.test(field));
  const shown = (column: Column): string => (inChinese ? column.zh : column.name);
  const isThere = ({ name }: Column): boolean => places.some(({ column }) => column.name === name);
  const missing = COLUMNS.filter((column) => column.needed && !isThere(column));
  for (const column of missing) faults.push(refusedFor(shown(column), 'column-is-required'));
  if (faults.length > 0) return faults;
  const calledHere = new Map([
    ...COLUMNS.map((column): [string, string] => [column.name, shown(column)]),
    ...places.map(({ column, called }): [string, string] => [column.name, called]),
  ]);
  const called = (column: string): string => calledHere.get(column) ?? column;
  return { columns: fields.length, places, called };
}

function columnCalled(name: string): Column | undefined {
  const begins = [ATTRIBUTE.en, ATTRIBUTE.zh].find((begin) => name.startsWith(begin));
  if (begins === undefined) return KNOWN.get(spelled(name));
  const key = name.slice(begins.length).trim();
  return key === '' ? undefined : attribute(key);
}

function spelled(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._-]/g, '');
}
