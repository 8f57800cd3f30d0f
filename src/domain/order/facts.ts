import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { subjectRefSchema } from '../envelope.ts';
import { quantitySchema } from '../quantity.ts';
import { code, text, toleranceSchema, uomSchema, windowSchema } from '../words.ts';

export const ORDER_LINES_MAX = 4_000;
export const CHANGES_NAMED_MAX = 10_000;

const scheduleSchema = z.strictObject({
  id: code,
  qty: quantitySchema,
  window: windowSchema.optional(),
});

export const orderLineSchema = z.strictObject({
  line: code,
  sku: code,
  qty: quantitySchema,
  uom: uomSchema,
  /** Ship-from site, where the order already says it. */
  from: code.optional(),
  tolerance: toleranceSchema.optional(),
  schedule: z.array(scheduleSchema).min(1).max(100).optional(),
});

/** An order as its source tells it; what is stored of a first or a later message. */
export const orderBodyFields = {
  source: code,
  number: code,
  /** Ascends with every message about this order. */
  sourceVersion: z.int().nonnegative(),
  customer: code,
  shipTo: z.strictObject({
    party: code,
    address: code.optional(),
    contact: subjectRefSchema.optional(),
  }),
  window: windowSchema.optional(),
  service: code.optional(),
  division: code.optional(),
  project: code.optional(),
  references: z
    .array(z.strictObject({ kind: code, number: code }))
    .max(50)
    .optional(),
  attributes: z
    .record(z.string().max(60), z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
};

// These names are the storage format; add, never rename.
export const orderFacts = {
  OrderReceived: {
    v: 1,
    schema: z.strictObject({
      ...orderBodyFields,
      lines: z.array(orderLineSchema).min(1).max(ORDER_LINES_MAX),
    }),
  },
  OrderAmended: {
    v: 1,
    schema: z.strictObject({
      /** The whole order after the change. */
      ...orderBodyFields,
      lines: z.array(orderLineSchema).min(1).max(ORDER_LINES_MAX),
      /** Dotted paths that differ from the version before: `lines.10.qty`, `window`. */
      changed: z.array(z.string().max(200)).min(1).max(CHANGES_NAMED_MAX),
    }),
  },
  OrderMessageSuperseded: {
    v: 1,
    schema: z.strictObject({
      sourceVersion: z.int().nonnegative(),
      /** The newer version that we already knew. */
      known: z.int().nonnegative(),
    }),
  },
  OrderAuthorised: { v: 1, schema: z.strictObject({ reference: text.optional() }) },
} as const;

export type OrderFact = UnionOf<typeof orderFacts>;
