import type { SQLInputValue } from 'node:sqlite';
import { type Clause, type Plan, textBehindPrefix } from './query.ts';
import type { Scalar } from './read-models.ts';
import { column, listTable } from './sqlite-tables.ts';

/** One statement; `values` for its question marks. */
export interface Search {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

const COLUMNS = 'id, position, doc';

/**
 * The statements that fill a page when run in order until it is full: first documents that have
 * the sort field, then those that do not. Each begins where an index can find its place.
 */
export function searches(plan: Plan): readonly Search[] {
  const { by, descending } = plan.sort;
  const [direction, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  const { after, lead } = plan;
  const clauses = plan.clauses.map((clause) => clauseSql(clause, lead));
  const search = (section: readonly Search[], order: string, extra: string): Search => {
    const all = [...clauses, ...section];
    const where = all.length === 0 ? '' : ` WHERE ${all.map(({ sql }) => sql).join(' AND ')}`;
    return {
      sql: `SELECT ${COLUMNS}, ${extra} AS place FROM docs${where} ORDER BY ${order} LIMIT ?`,
      values: all.flatMap(({ values }) => values),
    };
  };
  const behindId = after ? [{ sql: `id ${beyond} ?`, values: [after.id] }] : [];
  if (by === 'id') return [search(behindId, `id ${direction}`, 'id')];

  const field = checked(column(by), by, lead);
  const present = { sql: `${field} IS NOT NULL`, values: [] };
  const absent = { sql: `${field} IS NULL`, values: [] };
  const rest = (section: readonly Search[]): Search =>
    search([absent, ...section], `id ${direction}`, 'NULL');
  if (after && after.value === null) return [rest(behindId)];
  const behind = after
    ? [{ sql: `(${field}, id) ${beyond} (?, ?)`, values: [after.value, after.id] }]
    : [];
  return [search([present, ...behind], `${field} ${direction}, id ${direction}`, field), rest([])];
}

export function countSearch(clauses: readonly Clause[], lead?: string): Search {
  const parts = clauses.map((clause) => clauseSql(clause, lead));
  const where = parts.length === 0 ? '' : ` WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`;
  return {
    sql: `SELECT count(*) AS n FROM docs${where}`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** A plus keeps SQLite from looking for an index, as its documentation says of the planner. */
function checked(name: string, field: string, lead: string | undefined): string {
  return lead === undefined || lead === field ? name : `+${name}`;
}

function clauseSql({ field, test }: Clause, lead: string | undefined): Search {
  const name = checked(field === 'id' ? 'id' : column(field), field, lead);
  switch (test.kind) {
    case 'in':
      return equalsOne(name, test.values);
    case 'has': {
      const { sql, values } = equalsOne('value', test.values);
      const key = checked('key', field, lead);
      return { sql: `${key} IN (SELECT doc FROM ${listTable(field)} WHERE ${sql})`, values };
    }
    case 'prefix':
      return prefixSql(name, test.prefix);
    case 'range': {
      const parts: Search[] = [{ sql: `${name} IS NOT NULL`, values: [] }];
      if (test.from !== undefined) parts.push({ sql: `${name} >= ?`, values: [test.from] });
      if (test.to !== undefined) parts.push({ sql: `${name} < ?`, values: [test.to] });
      return {
        sql: parts.map(({ sql }) => sql).join(' AND '),
        values: parts.flatMap(({ values }) => values),
      };
    }
  }
}

/** One text for any number of values, so that the statement is prepared once. */
function equalsOne(name: string, values: readonly Scalar[]): Search {
  if (values.length === 1) return { sql: `${name} = ?`, values };
  return {
    sql: `${name} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(values)],
  };
}

function prefixSql(name: string, prefix: string): Search {
  const end = textBehindPrefix(prefix);
  if (end === undefined) return { sql: `${name} >= ?`, values: [prefix] };
  return { sql: `${name} >= ? AND ${name} < ?`, values: [prefix, end] };
}
