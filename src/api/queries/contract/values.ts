import { z } from 'zod';
import { STAGES } from '../../../domain/shipment/stage.ts';

// The values that the answers to queries have in common.

/** `2026-03-01T00:30:00.000Z`: every instant of an answer is in UTC. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** In the unit of measure of the line, at most three decimals. */
export const qty = z.number();

export const window = z.strictObject({ start: instant, end: instant });

export const stage = z.enum(STAGES);

/** Lines picked, or units standing at the stage: "loaded, 1 of 3 units". */
export const standing = {
  stage,
  n: z.int(),
  of: z.int(),
  counts: z.enum(['lines', 'units']),
};

/** A reference into the vault, or what it stands for to those who may know: `[erased]` when gone. */
export const person = z.string();

/** The page behind this one; absent on the last. */
const cursor = z.string().optional();

export function listOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), cursor });
}

/** When something was told, and by whom, as the version of the stream that it is. */
const telling = { version: z.int(), at: instant, by: z.string() };

/** A fact's own words with when they were told: what they are depends on the type of the fact. */
export const told = z.looseObject(telling);
export const toldOfType = z.looseObject({ ...telling, type: z.string() });

/** What broke a rule and was recorded all the same. */
export const deviation = z.strictObject({
  ...telling,
  type: z.string(),
  rules: z.array(z.string()),
});

export const ruleParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

/** A code with its parameters, and the same as a sentence in the reader's language. */
export const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
