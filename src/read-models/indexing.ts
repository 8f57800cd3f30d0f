import type { Indexes, IndexKind, Scalar } from './read-models.ts';

/** One declared index, ready to read its values from a document. */
export interface IndexReader {
  readonly field: string;
  readonly kind: IndexKind;
  readonly isList: boolean;
  /** At most one value, or each value of a list once; none where the type is not the declared. */
  readonly values: (doc: object) => readonly Scalar[];
}

const NONE: readonly Scalar[] = [];

export function indexReaders(indexes: Indexes): readonly IndexReader[] {
  return Object.entries(indexes).map(([field, kind]) => reader(field, kind));
}

/** The same for the same indexes, in whatever order they were declared. */
export function indexesFingerprint(indexes: Indexes): string {
  const sorted = Object.entries(indexes).sort(([a], [b]) => compareText(a, b));
  return JSON.stringify(sorted);
}

function reader(field: string, kind: IndexKind): IndexReader {
  const path = field.split('.');
  const fits = kind === 'text' || kind === 'texts' ? isText : isNumber;
  if (kind === 'text' || kind === 'number') {
    const values = (doc: object): readonly Scalar[] => {
      const value = reach(doc, path);
      return fits(value) ? [value] : NONE;
    };
    return { field, kind, isList: false, values };
  }
  const values = (doc: object): readonly Scalar[] => {
    const list = reach(doc, path);
    return Array.isArray(list) && list.length > 0 ? [...new Set(list.filter(fits))] : NONE;
  };
  return { field, kind, isList: true, values };
}

function reach(doc: object, path: readonly string[]): unknown {
  let value: unknown = doc;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
  }
  return value;
}

function isText(value: unknown): value is Scalar {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is Scalar {
  return typeof value === 'number' && Number.isFinite(value);
}

/** By Unicode code point, as stores compare UTF-8; JavaScript's `<` goes by UTF-16 unit. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Surrogates stand for code points above all single units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit > 0xdfff ? unit - 0x800 : unit + 0x2000;
}
