import { expect } from 'vitest';
import { ANYTHING } from './fact.ts';

/** An outcome as an expectation, with whatever differs from run to run left open. */
export function pattern(outcome: unknown): unknown {
  if (outcome === ANYTHING) return expect.anything();
  if (Array.isArray(outcome)) return outcome.map(pattern);
  if (typeof outcome !== 'object' || outcome === null) return outcome;
  return Object.fromEntries(Object.entries(outcome).map(([key, of]) => [key, pattern(of)]));
}
