import { z } from 'zod';
import { quantitySchema } from '../../quantity.ts';
import { HOLD_KINDS, HOLD_SCOPES } from '../../shipment/words.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

export const CHANGES_NAMED_MAX = 10_000;

/** What was answered to lines of an amendment, those apart that were accepted as they are. */
const answersSchema = z
  .array(
    z.strictObject({
      line: code,
      /** `pending` on what shipments answer; `refused`: the line stays as it was. */
      answer: z.enum(words.LINE_ANSWERS),
      rule: code.optional(),
      params: shapes.paramsSchema.optional(),
    }),
  )
  .max(8_000);

/** What an amendment takes out of figures that no shipment has a part in. */
const freedSchema = z
  .array(
    z.strictObject({
      ...shapes.slotFields,
      cancelled: quantitySchema.optional(),
      backordered: quantitySchema.optional(),
    }),
  )
  .max(shapes.ROWS_MAX);

const bodySchema = z.strictObject({
  ...shapes.orderBodyFields,
  lines: z.array(shapes.orderLineSchema).min(1).max(shapes.ORDER_LINES_MAX),
});

/** What the order's source and its authorities say. */
// These names are the storage format; add, never rename.
export const messageFacts = {
  OrderReceived: { v: 1, schema: bodySchema },
  OrderAmended: {
    v: 1,
    schema: z.strictObject({
      /** The whole order after the change; a refused line as it was. */
      ...bodySchema.shape,
      /** Dotted paths that differ from the version before: `lines.10.qty`, `window`. */
      changed: z.array(z.string().max(200)).min(1).max(CHANGES_NAMED_MAX),
      answers: answersSchema.optional(),
      freed: freedSchema.optional(),
      asks: shapes.asksSchema.optional(),
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
  OrderHeld: {
    v: 1,
    schema: z.strictObject({
      hold: shapes.ownId,
      kind: z.enum(HOLD_KINDS),
      /** What it stops on the shipments; the order itself is not split while it is open. */
      scope: z.enum(HOLD_SCOPES),
      reason: shapes.reason,
    }),
  },
  OrderHoldLifted: { v: 1, schema: z.strictObject({ hold: shapes.ownId, reason: shapes.reason }) },
} as const;
