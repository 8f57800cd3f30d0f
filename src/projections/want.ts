import type { Want } from '../ledger/ledger.ts';
import type { AnyProjection } from './projection.ts';

/** What these projections must be told of; everything where corrections are of unknown types. */
export function wantOf(
  projections: readonly AnyProjection[],
  correctionTypes: readonly string[] | undefined,
): Want | undefined {
  if (!correctionTypes) return undefined;
  const types = projections.flatMap(({ on }) => Object.keys(on));
  return { types: [...new Set([...types, ...correctionTypes])] };
}
