import {
  type Condition,
  FIND_LIMIT_MAX,
  type Indexes,
  type Query,
  type Scalar,
  UnknownField,
  UnusableQuery,
  type Where,
} from './read-models.ts';

/** A query whose every part an index can answer. */
export interface Plan {
  readonly clauses: readonly Clause[];
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly after?: Place;
  readonly limit: number;
  readonly lead?: string;
}

export interface Clause {
  readonly field: string;
  readonly test: Test;
}

export type Test =
  | { readonly kind: 'in'; readonly values: readonly Scalar[] }
  | { readonly kind: 'has'; readonly values: readonly Scalar[] }
  | { readonly kind: 'range'; readonly from?: Scalar; readonly to?: Scalar }
  | { readonly kind: 'prefix'; readonly prefix: string };

/** Where a page ended: the last document's sort value (null: it has none) and id. */
export interface Place {
  readonly value: Scalar | null;
  readonly id: string;
}

const ID = 'id';

export function planOf(indexes: Indexes, query: Query): Plan {
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > FIND_LIMIT_MAX) {
    throw new UnusableQuery(`a page holds 1 to ${FIND_LIMIT_MAX} documents, not ${query.limit}`);
  }
  const by = query.sort?.by ?? ID;
  if (isList(kindOf(indexes, by)))
    throw new UnusableQuery(`'${by}' is a list: no order follows it`);
  const sort = { by, descending: query.sort?.descending ?? false };
  const { lead, limit } = query;
  if (lead !== undefined) kindOf(indexes, lead);
  const clauses = clausesOf(indexes, query.where ?? {});
  const plan = { clauses, sort, limit, ...(lead !== undefined && { lead }) };
  return query.after === undefined ? plan : { ...plan, after: placeIn(query.after, sort) };
}

export function clausesOf(indexes: Indexes, where: Where): readonly Clause[] {
  return Object.entries(where).map(([field, condition]) => {
    const kind = kindOf(indexes, field);
    const test = testOf(condition);
    if (isList(kind) !== (test.kind === 'has')) {
      throw new UnusableQuery(`'has' goes with lists and lists only with 'has': '${field}'`);
    }
    const type = kind === 'text' || kind === 'texts' ? 'string' : 'number';
    for (const value of operands(test)) {
      if (typeof value === type) continue;
      throw new UnusableQuery(`'${field}' is compared with a ${type}, not ${typeof value}`);
    }
    return { field, test };
  });
}

/** The first text behind all that begin with `prefix`; undefined when there is none. */
export function textBehindPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (symbol) => symbol.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    const next = last === 0xd7ff ? 0xe000 : last + 1;
    return String.fromCodePoint(...points, next);
  }
  return undefined;
}

/** An opaque text that leads to the page behind `place`. */
export function cursorAt(sort: Plan['sort'], place: Place): string {
  const parts = [sort.by, sort.descending, place.value, place.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function placeIn(cursor: string, sort: Plan['sort']): Place {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts[0] === sort.by && parts[1] === sort.descending) {
      const [, , value, id] = parts;
      if (isScalarOrNull(value) && typeof id === 'string') return { value, id };
    }
  } catch {
    // Not ours: said below.
  }
  throw new UnusableQuery('the cursor does not belong to this query');
}

function isScalarOrNull(value: unknown): value is Scalar | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function kindOf(indexes: Indexes, field: string): Indexes[string] {
  const kind = field === ID ? 'text' : Object.hasOwn(indexes, field) ? indexes[field] : undefined;
  if (kind === undefined) throw new UnknownField(`no index on '${field}'`);
  return kind;
}

function isList(kind: Indexes[string]): boolean {
  return kind === 'texts' || kind === 'numbers';
}

function testOf(condition: Condition): Test {
  if (typeof condition !== 'object') return { kind: 'in', values: [condition] };
  if ('in' in condition) return { kind: 'in', values: condition.in };
  if ('has' in condition) return { kind: 'has', values: [condition.has] };
  if ('hasAny' in condition) return { kind: 'has', values: condition.hasAny };
  if ('prefix' in condition) return { kind: 'prefix', prefix: condition.prefix };
  return { kind: 'range', ...condition };
}

function operands(test: Test): readonly Scalar[] {
  switch (test.kind) {
    case 'in':
    case 'has':
      return test.values;
    case 'prefix':
      return [test.prefix];
    case 'range':
      return [test.from, test.to].filter((bound) => bound !== undefined);
  }
}
