import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaches } from './laws.ts';
import { day } from './moves.ts';
import { played } from './played.ts';

/** The same days at every run; `npm run test:properties` takes others. */
const SEED = 20_260_302;
const RUNS = 60;

describe('whatever is told to a company', () => {
  it('adds up once it is at rest', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(day, async (moves) => {
      expect(await breaches(await played(moves))).toEqual([]);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  });
});
