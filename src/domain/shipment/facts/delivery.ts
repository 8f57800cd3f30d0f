import { z } from 'zod';
import { anyInstantSchema, subjectRefSchema } from '../../envelope.ts';
import { quantityOrZeroSchema, quantitySchema } from '../../quantity.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const returned = {
  unit: code.optional(),
  order: code,
  line: code,
  qty: quantitySchema,
  serials: shapes.batchFields.serials,
};

const total = z.number().nonnegative();

/** Sums over all lines, whatever their units of measure: zero or not is what counts. */
const balanceSchema = z.strictObject({
  ordered: total,
  picked: total,
  putBack: quantityOrZeroSchema.optional(),
  accepted: total,
  receivedBack: quantityOrZeroSchema.optional(),
  lost: quantityOrZeroSchema.optional(),
  missing: total,
  /** picked - put back - accepted - received back - lost - missing. */
  open: total,
});

/** What becomes of the goods in the end. */
// These names are the storage format; add, never rename.
export const deliveryFacts = {
  DeliveryAttempted: {
    v: 1,
    report: true,
    schema: z.strictObject({
      /** 1 + the failed attempts before it. */
      n: z.int().positive(),
      reason: code,
      responsible: z.enum(words.RESPONSIBLE),
      next: anyInstantSchema.optional(),
    }),
  },
  DeliveryConfirmed: {
    v: 1,
    report: true,
    schema: z.strictObject({
      n: z.int().positive(),
      rows: shapes.outcomesSchema,
      signatory: subjectRefSchema.optional(),
      ...shapes.signOffFields,
    }),
  },
  ReturnStarted: {
    v: 1,
    schema: z.strictObject({
      return: code,
      rows: z.array(z.strictObject(returned)).min(1).max(4_000),
      reason: text.optional(),
    }),
  },
  ReturnReceived: {
    v: 1,
    report: true,
    schema: z.strictObject({
      /** Absent when nobody had announced it. */
      return: code.optional(),
      rows: z
        .array(z.strictObject({ ...returned, disposition: z.enum(words.RETURN_DISPOSITIONS) }))
        .min(1)
        .max(4_000),
      place: code.optional(),
    }),
  },
  UnitLost: {
    v: 1,
    report: true,
    schema: z.strictObject({
      unit: code,
      responsible: z.enum(words.RESPONSIBLE).optional(),
      remarks: text.optional(),
    }),
  },
  UnitFound: {
    v: 1,
    report: true,
    schema: z.strictObject({ unit: code, place: code.optional(), remarks: text.optional() }),
  },
  ShipmentClosed: {
    v: 1,
    schema: z.strictObject({
      balance: balanceSchema,
      /** The claim for what is lost or missing. */
      claim: code.optional(),
      override: shapes.overrideSchema.optional(),
    }),
  },
  ShipmentReopened: { v: 1, schema: z.strictObject({ reason: text }) },
} as const;
