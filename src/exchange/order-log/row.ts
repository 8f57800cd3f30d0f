import { occurred } from '../../intake/time.ts';
import type { CsvRow } from '../csv-rows.ts';
import { type Place, type Refused, refusedBy, refusedFor } from '../summary.ts';
import type { Column, Header } from './columns.ts';

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const NAME_CHARS_MAX = 120;
/** An id in a list such as `['880001','880004']`, in either quote. */
const QUOTED = /^(['"])([^'"]+)\1$/;
const NO_IDS: readonly string[] = [];

/** One event of the log. */
export interface LogRow extends Place {
  /** The log's own number of the event, to the letter. */
  readonly event: string;
  readonly activity: string;
  readonly occurredAt: string;
  readonly items: readonly string[];
  readonly orders: readonly string[];
  readonly packages: readonly string[];
  readonly customers: readonly string[];
  readonly weight: number | undefined;
  readonly price: number | undefined;
  /** The whole row, to tell a repeated event from another under the same number. */
  readonly text: string;
}

/** A row about items that names none. */
export const NO_ITEMS = refusedFor('ocel:type:items', 'must-not-be-empty');

/** The one id in a column, or why it is not the only one. */
export function onlyId(row: LogRow, column: 'orders' | 'packages'): string | Refused {
  const [id, ...others] = row[column];
  if (id !== undefined && others.length === 0) return id;
  return refusedFor(`ocel:type:${column}`, 'must-name-exactly-one', { found: row[column].length });
}

/** How far a row was understood: with a `why` it is no event, and its wrong cells are empty. */
export interface Understood {
  readonly row?: LogRow;
  readonly why?: readonly Refused[];
}

/** The event that a row tells, and everything that keeps it from being one; `nowMs` since 1970. */
export function logRowOf(row: CsvRow, header: Header, nowMs: number): Understood {
  const { fields, line, read, text } = row;
  if (row.fault) return { why: [refusedFor('', row.fault)] };
  if (fields.length !== header.columns) {
    const params = { columns: header.columns, found: fields.length };
    return { why: [refusedFor('', 'row-must-have-all-columns', params)] };
  }
  const cells = new Cells(fields, header);
  const told: LogRow = {
    line,
    read,
    event: cells.name('ocel:eid'),
    activity: cells.name('ocel:activity'),
    occurredAt: cells.instant('ocel:timestamp', nowMs),
    items: cells.ids('ocel:type:items'),
    orders: cells.ids('ocel:type:orders'),
    packages: cells.ids('ocel:type:packages'),
    customers: cells.ids('ocel:type:customers'),
    weight: cells.number('weight'),
    price: cells.number('price'),
    text,
  };
  return cells.faults.length > 0 ? { row: told, why: cells.faults } : { row: told };
}

/** Reads the cells of one row and notes what is wrong with them. */
class Cells {
  readonly faults: Refused[] = [];
  readonly #fields: readonly string[];
  readonly #header: Header;

  constructor(fields: readonly string[], header: Header) {
    this.#fields = fields;
    this.#header = header;
  }

  name(column: Column): string {
    const text = this.#text(column);
    if (text === '') this.faults.push(refusedFor(column, 'field-is-required'));
    if (text.length > NAME_CHARS_MAX) {
      this.faults.push(refusedFor(column, 'must-have-at-most-characters', { max: NAME_CHARS_MAX }));
    }
    return text;
  }

  instant(column: Column, nowMs: number): string {
    const when = occurred({ occurredAt: this.#text(column) }, 'import', nowMs);
    if ('occurredAt' in when) return when.occurredAt;
    this.faults.push(refusedBy(column, when.rule, when.params));
    return '';
  }

  ids(column: Column): readonly string[] {
    const ids = idsOf(this.#text(column));
    if (!ids) this.faults.push(refusedFor(column, 'must-be-a-list-of-ids'));
    return ids ?? NO_IDS;
  }

  number(column: Column): number | undefined {
    const text = this.#text(column);
    if (text === '') return undefined;
    if (NUMBER.test(text)) return Number(text);
    this.faults.push(refusedFor(column, 'must-be-a-number'));
    return undefined;
  }

  #text(column: Column): string {
    const place = this.#header.places[column];
    return place === undefined ? '' : (this.#fields[place]?.trim() ?? '');
  }
}

/** undefined when the text is no list; blank is the empty list. */
function idsOf(text: string): readonly string[] | undefined {
  if (text === '') return NO_IDS;
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  const inside = text.slice(1, -1).trim();
  if (inside === '') return NO_IDS;
  const ids = inside.split(',').map((part) => QUOTED.exec(part.trim())?.[2]);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
