import type { IndexReaders } from '../indexing.ts';
import type { Scalar, Stored } from '../read-models.ts';

/** A document as it lies in MongoDB. */
export interface StoredDocument {
  readonly _id: string;
  /** Of the last fact that it reflects: the guard of every write. */
  readonly position: number;
  /** Of the lease under which it was written; 0 when it was loaded. */
  readonly token: number;
  /** Under the escaped names of the declared indexes; left out where there is no value. */
  readonly index: IndexValues;
  /** Absent in a tombstone; JSON text for FerretDB. */
  readonly doc?: object | string;
  /** When it was deleted, in milliseconds since 1970: makes this a tombstone. */
  readonly gone?: number;
}

type IndexValues = Readonly<Record<string, Scalar | readonly Scalar[]>>;

export function indexValues({ singles, lists }: IndexReaders, doc: object): IndexValues {
  const values: Record<string, Scalar | readonly Scalar[]> = {};
  for (const { field, value } of singles) {
    const found = value(doc);
    if (found !== null) values[escaped(field)] = found;
  }
  for (const { field, values: all } of lists) {
    const found = all(doc);
    if (found.length > 0) values[escaped(field)] = found;
  }
  return values;
}

/** Where the values of a declared index lie. */
export function indexPath(field: string): string {
  return `index.${escaped(field)}`;
}

/** Of a document that has one; lists sort nothing. */
export function sortValue({ index }: StoredDocument, field: string): Scalar | null {
  const value = index[escaped(field)];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** A declared index may be dotted, which would be a path in MongoDB, and holds what it likes. */
function escaped(field: string): string {
  return encodeURIComponent(field).replaceAll('.', '%2E');
}

/** undefined for a tombstone. */
export function storedOf<D extends object>(found: StoredDocument): Stored<D> | undefined {
  const { _id: id, position, doc: kept } = found;
  if (kept === undefined) return undefined;
  const doc: D = typeof kept === 'string' ? JSON.parse(kept) : kept;
  return { id, position, doc };
}
