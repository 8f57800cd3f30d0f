import type { SQLInputValue } from 'node:sqlite';
import { type Clause, type Plan, textBehindPrefix } from './query.ts';
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
  const clauses = plan.clauses.map(clauseSql);
  const { after } = plan;
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

  const field = column(by);
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

export function countSearch(clauses: readonly Clause[]): Search {
  const parts = clauses.map(clauseSql);
  const where = parts.length === 0 ? '' : ` WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`;
  return {
    sql: `SELECT count(*) AS n FROM docs${where}`,
    values: parts.flatMap(({ values }) => values),
  };
}

function clauseSql({ field, test }: Clause): Search {
  const name = field === 'id' ? 'id' : column(field);
  switch (test.kind) {
    case 'in':
      // One text for any number of values, so that the statement is prepared once.
      if (test.values.length === 1) return { sql: `${name} = ?`, values: test.values };
      return {
        sql: `${name} IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify(test.values)],
      };
    case 'has':
      return {
        sql: `key IN (SELECT doc FROM ${listTable(field)} WHERE value = ?)`,
        values: [test.value],
      };
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

function prefixSql(name: string, prefix: string): Search {
  const end = textBehindPrefix(prefix);
  if (end === undefined) return { sql: `${name} >= ?`, values: [prefix] };
  return { sql: `${name} >= ? AND ${name} < ?`, values: [prefix, end] };
}
