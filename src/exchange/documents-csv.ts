import { stringify } from 'csv-stringify/sync';
import type { Collection, Stored } from '../read-models/read-models.ts';

const COLUMNS_MAX = 1_000;
const OPTIONS = { bom: false, escape_formulas: true, record_delimiter: 'windows' } as const;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A read model as a table for spreadsheets: one row a document, fields one level down as
 * dotted columns, lists of plain values joined by blanks, what is deeper as JSON. A text that a
 * spreadsheet would take for a formula is escaped. The documents are read twice, since the first row must name every
 * column that any of them has.
 */
export async function* exportDocuments(
  collection: Pick<Collection<object>, 'all'>,
): AsyncGenerator<string, void, undefined> {
  const columns = new Set(['id']);
  for await (const page of collection.all()) {
    for (const stored of page) for (const column of cellsOf(stored).keys()) columns.add(column);
    if (columns.size > COLUMNS_MAX) throw new TooManyColumns(`more than ${COLUMNS_MAX} columns`);
  }
  const names = [...columns];
  yield BYTE_ORDER_MARK + stringify([names], OPTIONS);
  for await (const page of collection.all()) {
    const rows = page.map((stored) => {
      const cells = cellsOf(stored);
      return names.map((name) => cells.get(name) ?? '');
    });
    yield stringify(rows, OPTIONS);
  }
}

/** Some field of the documents is a table of its own, with a key for every row. */
export class TooManyColumns extends Error {
  override readonly name = 'TooManyColumns';
}

type Cell = string | number;

function cellsOf({ id, doc }: Stored<object>): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>([['id', id]]);
  for (const [key, entry] of Object.entries(doc)) {
    if (!isRecord(entry)) set(cells, key, entry);
    else for (const [under, inner] of Object.entries(entry)) set(cells, `${key}.${under}`, inner);
  }
  return cells;
}

function set(cells: Map<string, Cell>, column: string, entry: unknown): void {
  if (entry === undefined || entry === null) return;
  if (typeof entry === 'number') cells.set(column, entry);
  else if (isPlain(entry)) cells.set(column, String(entry));
  else if (Array.isArray(entry) && entry.every(isPlain)) cells.set(column, entry.join(' '));
  else cells.set(column, JSON.stringify(entry));
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
