import { type Clause, type Plan, textBehindPrefix } from '../query.ts';
import type { Indexes, Scalar } from '../read-models.ts';
import { indexPath } from './stored.ts';

/** One query; its documents follow `sort` and `_id`. */
export interface Search {
  readonly filter: object;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** Tombstones have no values either. */
const ALIVE = { gone: null };

/**
 * The queries that fill a page when asked in order until it is full, each of which an index
 * answers from its place on: the rest of the documents that share the last one's sort value,
 * those beyond it, those that have no value.
 */
export function searches(indexes: Indexes, { clauses, sort, after }: Plan): readonly Search[] {
  const way = sort.descending ? -1 : 1;
  const beyond = sort.descending ? '$lt' : '$gt';
  const wanted = clauses.map(clauseFilter);
  const search = (more: readonly object[], by?: string): Search => ({
    filter: { $and: [...wanted, ...more, ALIVE] },
    sort: by === undefined ? { _id: way } : { [by]: way, _id: way },
  });
  const behindId = after ? [{ _id: { [beyond]: after.id } }] : [];
  if (sort.by === 'id') return [search(behindId)];

  const path = indexPath(sort.by);
  const none = { [path]: null };
  if (after?.value === null) return [search([none, ...behindId])];
  if (!after)
    return [search([{ [path]: { $gte: lowest(indexes, sort.by) } }], path), search([none])];
  return [
    search([{ [path]: after.value }, ...behindId]),
    search([{ [path]: { [beyond]: after.value } }], path),
    search([none]),
  ];
}

/** A condition on a declared index leaves out tombstones by itself. */
export function countFilter(clauses: readonly Clause[]): object {
  const wanted = clauses.map(clauseFilter);
  const isAlive = clauses.some(({ field }) => field !== 'id');
  return { $and: isAlive ? wanted : [...wanted, ALIVE] };
}

function clauseFilter({ field, test }: Clause): object {
  const path = field === 'id' ? '_id' : indexPath(field);
  switch (test.kind) {
    case 'in':
    case 'has':
      return { [path]: { $in: test.values.filter(isStorable) } };
    case 'prefix': {
      const end = textBehindPrefix(test.prefix);
      return { [path]: { $gte: test.prefix, ...(end !== undefined && { $lt: end }) } };
    }
    case 'range': {
      const { from, to } = test;
      if (from === undefined && to === undefined) return { [path]: { $ne: null } };
      const bounds = {
        ...(from !== undefined && { $gte: from }),
        ...(to !== undefined && { $lt: to }),
      };
      return { [path]: bounds };
    }
  }
}

/** Below every value of the type; comparisons in MongoDB never leave a type. */
function lowest(indexes: Indexes, field: string): Scalar {
  return indexes[field] === 'text' ? '' : Number.NEGATIVE_INFINITY;
}

/** Half a surrogate pair would become the replacement symbol on the way, and find that. */
function isStorable(value: Scalar): boolean {
  return typeof value === 'number' || value.isWellFormed();
}
