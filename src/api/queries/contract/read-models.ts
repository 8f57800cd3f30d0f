import { z } from 'zod';
import { instant, listOf, ruleParams } from './values.ts';

/** A read model, how far it has come and what waits in it. */
const readModel = z.strictObject({
  name: z.string(),
  version: z.int(),
  /** `being-built`: there is none of this version to read from yet. */
  standing: z.enum(['published', 'being-built']),
  position: z.int().optional(),
  /** Difference of positions to the ledger's end; 0 when all was taken in. */
  behind: z.int().optional(),
  /** Documents that wait behind a fact that could not be applied; the first 100. */
  parked: z.array(
    z.strictObject({
      id: z.string(),
      stream: z.string(),
      position: z.int(),
      factType: z.string(),
      error: z.string(),
    }),
  ),
});
export const readModelList = z.strictObject({ items: z.array(readModel) });

/** What should have followed a fact and was refused elsewhere. */
const refusal = z.strictObject({
  version: z.int(),
  at: instant,
  by: z.string(),
  /** Id of the fact that called for it. */
  cause: z.string(),
  process: z.string(),
  step: z.string(),
  /** Where the command went, what it was, and which rule said no. */
  stream: z.string(),
  command: z.string(),
  rule: z.string(),
  params: ruleParams.optional(),
  text: z.string(),
});

export const refusedFollowUpList = listOf(
  z.strictObject({
    stream: z.string(),
    count: z.int(),
    lastAt: instant,
    /** The newest 50. */
    refusals: z.array(refusal),
  }),
);
