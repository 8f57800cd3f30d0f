import { z } from 'zod';
import { quantityOrZeroSchema } from '../../quantity.ts';
import { code, text, toleranceSchema, uomSchema, windowSchema } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

/** What is promised about a shipment and decided about it: plan, holds, changes, cancelling. */
// These names are the storage format; add, never rename.
export const planningFacts = {
  ShipmentPlanned: { v: 1, schema: shapes.planSchema },
  ShipmentReleased: { v: 1, schema: z.strictObject({}) },
  ShipmentHeld: {
    v: 1,
    schema: z.strictObject({
      hold: code,
      kind: z.enum(words.HOLD_KINDS),
      scope: z.enum(words.HOLD_SCOPES),
      order: code.optional(),
      reason: text.optional(),
    }),
  },
  HoldLifted: { v: 1, schema: z.strictObject({ hold: code, reason: text.optional() }) },
  ShipmentAmended: {
    v: 1,
    schema: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            order: code,
            line: code,
            /** What the line comes to now, and what it was; 0 for a line that is new or gone. */
            qty: quantityOrZeroSchema,
            was: quantityOrZeroSchema,
            /** Of a new line. */
            schedule: code.optional(),
            sku: code.optional(),
            uom: uomSchema.optional(),
            tolerance: toleranceSchema.optional(),
          }),
        )
        .min(1)
        .max(4_000),
      reason: text,
    }),
  },
  WindowChanged: {
    v: 1,
    schema: z.strictObject({
      window: windowSchema,
      /** Absent where none was agreed before. */
      was: windowSchema.optional(),
      requestedBy: z.enum(words.REQUESTED_BY),
      reason: text,
    }),
  },
  AddressChanged: {
    v: 1,
    schema: z.strictObject({ address: code, was: code.optional(), reason: text }),
  },
  RedirectRequested: {
    v: 1,
    schema: z.strictObject({ redirect: code, address: code, reason: text }),
  },
  RedirectConfirmed: {
    v: 1,
    report: true,
    schema: z.strictObject({ redirect: code, address: code }),
  },
  RedirectRejected: {
    v: 1,
    report: true,
    schema: z.strictObject({ redirect: code, reason: text.optional() }),
  },
  ShipmentCancelling: {
    v: 1,
    schema: z.strictObject({ reason: text, toPutBack: shapes.goodsRowsSchema }),
  },
  ShipmentCancelled: { v: 1, schema: z.strictObject({ reason: text }) },
  InterceptRequested: { v: 1, schema: z.strictObject({ intercept: code, reason: text }) },
  InterceptConfirmed: {
    v: 1,
    report: true,
    schema: z.strictObject({ intercept: code, place: code.optional() }),
  },
  InterceptFailed: {
    v: 1,
    report: true,
    schema: z.strictObject({ intercept: code, reason: text.optional() }),
  },
} as const;
