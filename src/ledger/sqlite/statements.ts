import type { DatabaseSync } from 'node:sqlite';

export type Cell = string | number | null;

/** A prepared statement whose rows come as arrays of the shape that the SQL beside it names. */
export interface Rows<R> {
  get(...params: readonly Cell[]): R | undefined;
  all(...params: readonly Cell[]): readonly R[];
}

export function inArrays<R extends readonly Cell[]>(db: DatabaseSync, sql: string): Rows<R> {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement as unknown as Rows<R>;
}
