import type { Projection } from '../../src/projections/projection.ts';
import type { RunnerOptions } from '../../src/projections/runner.ts';
import { tallies } from '../ledger/tally.ts';

interface Sum {
  readonly total: number;
  readonly numbers: readonly number[];
}

type Added = { readonly type: 'Added'; readonly data: { readonly n: number } };

/** What a tally has come to, corrections honoured, with an index that every fact moves. */
const sums: Projection<Sum, Added> = {
  name: 'sums',
  version: 1,
  category: 'tally',
  indexes: { total: 'number', numbers: 'numbers' },
  on: {
    Added: (sum = { total: 0, numbers: [] }, { data: { n } }) => ({
      total: sum.total + n,
      numbers: [...sum.numbers, n],
    }),
  },
};

/** Every fact that was ever told, struck ones marked. */
const tellings: Projection<{ readonly told: readonly string[] }, Added> = {
  name: 'tellings',
  version: 1,
  category: 'tally',
  corrections: 'all',
  indexes: {},
  on: {
    Added: (doc, { version, struckBy }) => ({
      told: [...(doc?.told ?? []), `${version} ${struckBy ?? ''}`],
    }),
  },
};

/** What a runner is told in all faults; stores are added. */
export const runnerBasics: Omit<RunnerOptions, 'ledger' | 'readModels'> = {
  projections: [sums, tellings],
  correctionOf: (category) => tallies.get(category)?.correction,
  correctionTypes: ['Corrected'],
  owner: 'folder',
  now: Date.now,
  random: Math.random,
};
