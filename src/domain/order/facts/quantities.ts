import { z } from 'zod';
import { quantityOrZeroSchema } from '../../quantity.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

/** Where the ordered quantities are, and what became of them. */
// These names are the storage format; add, never rename.
export const quantityFacts = {
  LinesCancelRequested: {
    v: 1,
    schema: z.strictObject({
      request: shapes.ownId,
      lines: shapes.amountsSchema,
      /** What shipments have to let go before it is done. */
      asks: shapes.asksSchema.optional(),
      reason: text,
    }),
  },
  /** By request what is cancelled beside the shipments; else what is cancelled of a shipment. */
  LinesCancelled: {
    v: 1,
    schema: z.strictObject({
      request: shapes.ownId.optional(),
      /** The shipment that has let them go for it. */
      shipment: code.optional(),
      by: shapes.bySchema.optional(),
      rows: shapes.cancelledSchema,
    }),
  },
  LinesCancelRefused: {
    v: 1,
    schema: z.strictObject({
      request: shapes.ownId.optional(),
      /** Of the amendment: these quantities are ordered again. */
      sourceVersion: z.int().nonnegative().optional(),
      /** Of the merge: these quantities are in both shipments. */
      merge: shapes.ownId.optional(),
      /** The shipment that does not let them go. */
      shipment: code.optional(),
      ...shapes.refusedFields,
      rows: shapes.amountsSchema,
    }),
  },
  RemainderCancelled: {
    v: 1,
    schema: z.strictObject({ rows: shapes.cancelledSchema, reason: text }),
  },
  /** One of both is missing where quantity comes from no shipment or goes to none. */
  LinesReallocated: {
    v: 1,
    schema: z.strictObject({
      from: code.optional(),
      to: code.optional(),
      cause: z.enum(words.REALLOCATION_CAUSES),
      by: shapes.bySchema.optional(),
      rows: shapes.amountsSchema,
      merge: shapes.ownId.optional(),
      /** What the other shipment of a merge is asked to let go now. */
      asks: shapes.asksSchema.optional(),
    }),
  },
  LinesBackordered: {
    v: 1,
    schema: z.strictObject({ by: shapes.bySchema, rows: shapes.changesSchema }),
  },
  LinesSubstituted: {
    v: 1,
    schema: z.strictObject({ by: shapes.bySchema, rows: shapes.substitutedSchema }),
  },
  /** How far a shipment is with its goods; quantities as they are now, absent where zero. */
  LinesFulfilled: {
    v: 1,
    schema: z.strictObject({
      by: shapes.bySchema,
      rows: z
        .array(
          z.strictObject({
            ...shapes.slotFields,
            shipped: quantityOrZeroSchema.optional(),
            delivered: quantityOrZeroSchema.optional(),
            returned: quantityOrZeroSchema.optional(),
            /** Lost on the way or missing at the door. */
            lost: quantityOrZeroSchema.optional(),
          }),
        )
        .min(1)
        .max(shapes.ROWS_MAX),
    }),
  },
  /** Every ordered quantity has its outcome; complete when all of it was delivered. */
  OrderFulfilled: { v: 1, schema: z.strictObject({ complete: z.boolean() }) },
  /** Something is open again after that. */
  OrderReopened: { v: 1, schema: z.strictObject({}) },
} as const;
