import type { Named } from '../domain/envelope.ts';
import type { Told } from './projection.ts';

type Handler<D extends object, F extends Named> = (
  doc: D | undefined,
  fact: Told<F>,
) => D | null | undefined;

/**
 * One handler for many types of facts: the keys still say what a projection listens to, and only
 * facts that leave more than all others do need a handler of their own behind it.
 */
export function every<D extends object, F extends Named>(
  types: readonly F['type'][],
  handler: Handler<D, F>,
): Readonly<Record<F['type'], Handler<D, F>>> {
  const rows = types.map((type) => [type, handler] as const);
  return Object.fromEntries(rows) as Record<F['type'], Handler<D, F>>;
}

/** The types of a table of facts, without some of them. */
export function typesOf<K extends string, L extends K = never>(
  facts: Readonly<Record<K, unknown>>,
  ...without: readonly L[]
): readonly Exclude<K, L>[] {
  const types = Object.keys(facts) as K[];
  const left: ReadonlySet<string> = new Set(without);
  return types.filter((type): type is Exclude<K, L> => !left.has(type));
}
