import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema } from '../envelope.ts';
import { code, text } from '../words.ts';

export const CORRECTION_KINDS = ['did_not_occur', 'incorrect_data'] as const;

/** A report as it should have been told. */
export const replacementSchema = z.strictObject({
  type: code,
  data: z.record(z.string(), z.unknown()),
  /** Left out: when the struck one happened. */
  occurredAt: anyInstantSchema.optional(),
});
export type Replacement = z.infer<typeof replacementSchema>;

/** Facts that are struck, each with what stands in its place. */
export const correctionGroupsSchema = z
  .array(
    z.strictObject({
      /** Stream version of the fact. */
      target: z.int().positive(),
      kind: z.enum(CORRECTION_KINDS),
      replacements: z.array(replacementSchema).max(20),
    }),
  )
  .min(1)
  .max(50);
export type CorrectionGroup = z.infer<typeof correctionGroupsSchema>[number];

/** Every aggregate that takes reports has these. */
// These names are the storage format; add, never rename.
export const correctionFacts = {
  RecordCorrected: {
    v: 1,
    schema: z.strictObject({
      /** Stream version of the fact that is struck. */
      target: z.int().positive(),
      kind: z.enum(CORRECTION_KINDS),
      reason: text,
      /** How many of the facts right behind this one stand in the target's place. */
      replacements: z.int().nonnegative(),
      /** The request that this answers, where a second person had to approve. */
      request: code.optional(),
    }),
  },
  CorrectionRequested: {
    v: 1,
    schema: z.strictObject({ request: code, groups: correctionGroupsSchema, reason: text }),
  },
  CorrectionRejected: { v: 1, schema: z.strictObject({ request: code, reason: text }) },
} as const;

export type CorrectionFact = UnionOf<typeof correctionFacts>;
