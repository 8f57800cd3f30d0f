import type { CsvRow } from '../csv-rows.ts';
import { type Place, type Refused, refusedFor } from '../summary.ts';
import type { Column } from './columns.ts';
import type { Header } from './header.ts';

/** A time as a person types it, in the zone of the installation; undefined when it is none. */
export type ReadTime = (text: string, edge: 'start' | 'end') => string | undefined;

export type Value = string | number | readonly Reference[];

interface Reference {
  readonly kind: string;
  readonly number: string;
}

/** A cell that says something. */
export interface Said {
  readonly column: Column;
  readonly value: Value;
}

/** One row of a table of orders, as far as it was understood. */
export interface OrderRow extends Place {
  /** By the column's name. */
  readonly cells: ReadonlyMap<string, Said>;
  /** What could not be understood; a column is named by its name in the template. */
  readonly why: readonly Refused[];
  /** Nothing of it could be read. */
  readonly unread?: true;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** As spreadsheets write them: `2026/3/1 8:30`. */
const TYPED = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2})(:\d{2}.*))?$/;
const REFERENCE = /^([^:：]+)[:：](.+)$/;

/** The row behind a line of the file; undefined for one that says nothing at all. */
export function orderRowOf(row: CsvRow, header: Header, readTime: ReadTime): OrderRow | undefined {
  const { line, read, fields, fault } = row;
  const unread = (why: Refused): OrderRow => {
    return { line, read, cells: new Map(), why: [why], unread: true };
  };
  if (fault) return unread(refusedFor('', fault));
  if (fields.every((field) => field.trim() === '')) return undefined;
  if (fields.length !== header.columns) {
    const params = { columns: header.columns, found: fields.length };
    return unread(refusedFor('', 'row-must-have-all-columns', params));
  }
  const cells = new Map<string, Said>();
  const why: Refused[] = [];
  for (const { column, place } of header.places) {
    const text = fields[place]?.trim() ?? '';
    if (text === '') continue;
    const value = valueIn(text, column, readTime);
    if (typeof value === 'object' && 'rule' in value) why.push({ ...value, field: column.name });
    else cells.set(column.name, { column, value });
  }
  return { line, read, cells, why };
}

function valueIn(text: string, { cell }: Column, readTime: ReadTime): Value | Refused {
  switch (cell) {
    case 'text':
      return text;
    case 'number':
      return NUMBER.test(text) ? Number(text) : refusedFor('', 'must-be-a-number');
    case 'start':
    case 'end':
      return readTime(typed(text), cell) ?? refusedFor('', 'must-be-a-time');
    case 'references':
      return referencesIn(text) ?? refusedFor('', 'must-be-references');
  }
}

function typed(text: string): string {
  const [, year, month = '', day = '', hour, rest = ''] = TYPED.exec(text) ?? [];
  if (year === undefined) return text;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return hour === undefined ? date : `${date} ${hour.padStart(2, '0')}${rest}`;
}

/** `PO: 4500017; contract: HT-8`, with either kind of semicolon and colon. */
function referencesIn(text: string): readonly Reference[] | undefined {
  const parts = text.split(/[;；]/).filter((part) => part.trim() !== '');
  const references = parts.map((part) => {
    const [, kind, number] = REFERENCE.exec(part) ?? [];
    return { kind: kind?.trim() ?? '', number: number?.trim() ?? '' };
  });
  return references.every(({ kind, number }) => kind && number) ? references : undefined;
}
