import type { Collection, Stored } from '../read-models/read-models.ts';
import { type Cell, csvHead, csvRows } from './csv-table.ts';

/** A field with more inner ones than this is data by key, and one column. */
const INNER_FIELDS_MAX = 100;

/**
 * A read model as a table for spreadsheets: one row a document, fields one level down as dotted
 * columns, lists of plain values joined by blanks, what is deeper as JSON. `id` comes first, the
 * others in the order of their names, whatever document has them. A text that a spreadsheet would
 * take for a formula is escaped. The documents are read twice, since the first row must name every
 * column that any of them has; only the second time they are brought to how they are shown.
 */
export async function* exportDocuments(
  collection: Pick<Collection<object>, 'all'>,
  shown: Shown = asTheyAre,
): AsyncGenerator<string, void, undefined> {
  const columns = await columnsOf(collection);
  yield csvHead(columns.map(named));
  for await (const page of collection.all()) {
    const rows = (await shown(page)).map(({ id, doc }) => {
      const fields = new Map<string, unknown>([...Object.entries(doc), ['id', id]]);
      return columns.map((column) => cellOf(fields.get(column.field), column));
    });
    yield csvRows(rows);
  }
}

/** What a reader gets of a page of documents: the same fields of as many documents. */
export type Shown = (page: readonly Stored<object>[]) => Promise<readonly Stored<object>[]>;

export const asTheyAre: Shown = async (page) => page;

interface Column {
  readonly field: string;
  /** A field of the field; undefined for what the field itself says. */
  readonly inner?: string;
  /** The inner fields are too many to be columns. */
  readonly isWhole: boolean;
}

async function columnsOf(collection: Pick<Collection<object>, 'all'>): Promise<readonly Column[]> {
  const plain = new Set<string>();
  const inner = new Map<string, Set<string>>();
  for await (const page of collection.all()) {
    for (const stored of page) note(stored, plain, inner);
  }
  const columns: Column[] = [];
  for (const [field, names] of inner) {
    if (names.size > INNER_FIELDS_MAX) plain.add(field);
    else for (const name of names) columns.push({ field, inner: name, isWhole: false });
  }
  plain.delete('id');
  for (const field of plain) columns.push({ field, isWhole: !isSpread(inner.get(field)) });
  const sorted = columns.toSorted((a, b) => (named(a) < named(b) ? -1 : 1));
  return [{ field: 'id', isWhole: true }, ...sorted];
}

function note({ doc }: Stored<object>, plain: Set<string>, inner: Map<string, Set<string>>): void {
  for (const [field, entry] of Object.entries(doc)) {
    if (entry === undefined || entry === null) continue;
    if (!isRecord(entry)) {
      plain.add(field);
      continue;
    }
    const names = inner.get(field) ?? new Set();
    inner.set(field, names);
    if (names.size > INNER_FIELDS_MAX) continue;
    for (const [name, value] of Object.entries(entry)) {
      if (value !== undefined && value !== null) names.add(name);
    }
  }
}

function isSpread(names: ReadonlySet<string> | undefined): boolean {
  return names !== undefined && names.size <= INNER_FIELDS_MAX;
}

function named({ field, inner }: Column): string {
  return inner === undefined ? field : `${field}.${inner}`;
}

function cellOf(entry: unknown, { inner, isWhole }: Column): Cell {
  if (!isRecord(entry)) return inner === undefined ? written(entry) : '';
  if (inner === undefined) return isWhole ? JSON.stringify(entry) : '';
  return Object.hasOwn(entry, inner) ? written((entry as Record<string, unknown>)[inner]) : '';
}

function written(entry: unknown): Cell {
  if (entry === undefined || entry === null) return '';
  if (typeof entry === 'number') return entry;
  if (isPlain(entry)) return String(entry);
  return Array.isArray(entry) && entry.every(isPlain) ? entry.join(' ') : JSON.stringify(entry);
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
