import { compareScalars, compareText } from './indexing.ts';
import type { Clause, Place, Plan, Test } from './query.ts';
import type { Scalar } from './read-models.ts';

/** What a search needs to know of a document; no values where the field is absent. */
export interface Searchable {
  readonly id: string;
  readonly values: ReadonlyMap<string, readonly Scalar[]>;
}

/** The documents of one page, in its order. */
export function searchMemory<R extends Searchable>(rows: Iterable<R>, plan: Plan): readonly R[] {
  const { sort, after } = plan;
  const placed: { row: R; place: Place }[] = [];
  for (const row of rows) {
    const place = placeOf(row, sort.by);
    if (after && comparePlaces(place, after, sort.descending) <= 0) continue;
    if (matches(row, plan.clauses)) placed.push({ row, place });
  }
  placed.sort((a, b) => comparePlaces(a.place, b.place, sort.descending));
  return placed.slice(0, plan.limit).map(({ row }) => row);
}

export function placeOf(row: Searchable, by: string): Place {
  return { value: valuesOf(row, by)[0] ?? null, id: row.id };
}

export function matches(row: Searchable, clauses: readonly Clause[]): boolean {
  return clauses.every(({ field, test }) =>
    valuesOf(row, field).some((value) => holds(test, value)),
  );
}

function valuesOf(row: Searchable, field: string): readonly Scalar[] {
  return field === 'id' ? [row.id] : (row.values.get(field) ?? []);
}

function holds(test: Test, value: Scalar): boolean {
  switch (test.kind) {
    case 'in':
    case 'has':
      return test.values.includes(value);
    case 'prefix':
      return typeof value === 'string' && value.startsWith(test.prefix);
    case 'range':
      return (
        (test.from === undefined || compareScalars(value, test.from) >= 0) &&
        (test.to === undefined || compareScalars(value, test.to) < 0)
      );
  }
}

function comparePlaces(a: Place, b: Place, descending: boolean): number {
  if (a.value === null || b.value === null) {
    if (a.value !== b.value) return a.value === null ? 1 : -1;
  } else {
    const order = compareScalars(a.value, b.value);
    if (order !== 0) return descending ? -order : order;
  }
  const order = compareText(a.id, b.id);
  return descending ? -order : order;
}
