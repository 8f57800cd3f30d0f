import type { Indexes, IndexKind, Scalar } from './read-models.ts';

/** Declared indexes, ready to read their values from a document. */
export interface IndexReaders {
  readonly singles: readonly SingleIndex[];
  readonly lists: readonly ListIndex[];
}

interface SingleIndex {
  readonly field: string;
  readonly kind: IndexKind;
  /** null where there is none of the declared type. */
  readonly value: (doc: object) => Scalar | null;
}

export interface ListIndex {
  readonly field: string;
  /** Each value of the declared type once. */
  readonly values: (doc: object) => readonly Scalar[];
}

const NONE: readonly Scalar[] = [];

export function indexReaders(indexes: Indexes): IndexReaders {
  const singles: SingleIndex[] = [];
  const lists: ListIndex[] = [];
  for (const [field, kind] of Object.entries(indexes)) {
    if (kind === 'text' || kind === 'number') singles.push(singleIndex(field, kind));
    else lists.push(listIndex(field, kind));
  }
  return { singles, lists };
}

/** The same for the same indexes, in whatever order they were declared. */
export function indexesFingerprint(indexes: Indexes): string {
  const sorted = Object.entries(indexes).sort(([a], [b]) => compareText(a, b));
  return JSON.stringify(sorted);
}

function singleIndex(field: string, kind: IndexKind): SingleIndex {
  const path = field.split('.');
  const fits = kind === 'text' ? isText : isNumber;
  const value = (doc: object): Scalar | null => {
    const found = reach(doc, path);
    return fits(found) ? found : null;
  };
  return { field, kind, value };
}

function listIndex(field: string, kind: IndexKind): ListIndex {
  const path = field.split('.');
  const fits = kind === 'texts' ? isText : isNumber;
  const values = (doc: object): readonly Scalar[] => {
    const list = reach(doc, path);
    return Array.isArray(list) && list.length > 0 ? [...new Set(list.filter(fits))] : NONE;
  };
  return { field, values };
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
