import { aggregates } from '../domain/aggregates.ts';
import { projections } from '../projections/all.ts';
import type { CorrectionOf } from '../projections/fold.ts';
import type { AnyProjection } from '../projections/projection.ts';

/** Where the stores are, as threads and child processes are told. */
export interface StorePlaces {
  readonly dataDir: string;
  readonly ledger: 'sqlite:';
  readonly readModels: 'sqlite:';
}

/** The one type of fact that strikes another, in every aggregate. */
export const correctionTypes: readonly string[] = ['RecordCorrected'];

export const correctionOf: CorrectionOf = (category) => aggregates.get(category)?.correction;

/** By their names, in the order of the list; an unknown name is a bug. */
export function projectionsNamed(names: readonly string[]): readonly AnyProjection[] {
  const found = projections.filter(({ name }) => names.includes(name));
  if (found.length !== names.length) throw new Error(`unknown among ${names.join(', ')}`);
  return found;
}
