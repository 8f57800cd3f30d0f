import { z } from 'zod';
import { anyInstantSchema } from './envelope.ts';
import { quantityOrZeroSchema } from './quantity.ts';

// The words that all aggregates have in common.

/** One line of text without control characters; two of them can be joined by a tab. */
export const code = z
  .string()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u, { error: 'must-be-well-formed-text' })
  .regex(/\S/u, { error: 'must-not-be-empty' });

export const text = z.string().min(1).max(2_000);

/** UN/ECE Recommendation 20 code, `H87` a piece. */
export const uomSchema = z
  .string()
  .regex(/^[A-Z0-9]{2,3}$/, { error: 'must-be-a-unit-of-measure' });

export const windowSchema = z.strictObject({ start: anyInstantSchema, end: anyInstantSchema });

/** Quantities by which a line may be exceeded or fallen short of. */
export const toleranceSchema = z.strictObject({
  over: quantityOrZeroSchema.optional(),
  under: quantityOrZeroSchema.optional(),
});
