import { z } from 'zod';
import { isSscc } from '../check-symbols.ts';
import { subjectRefSchema } from '../envelope.ts';
import { quantitySchema } from '../quantity.ts';
import { code, text, toleranceSchema, uomSchema, windowSchema } from '../words.ts';
import * as words from './words.ts';

// The shapes that a shipment's commands and facts have in common.

const EIGHTEEN_DIGITS = /^\d{18}$/;

/** Of a unit that is told of for the first time: an SSCC, or any code of one's own. */
export const newUnitSchema = code.refine((unit) => !EIGHTEEN_DIGITS.test(unit) || isSscc(unit), {
  error: 'must-be-an-sscc',
});

export const batchFields = {
  lot: code.optional(),
  serials: z.array(code).min(1).max(10_000).optional(),
};

export const contentsSchema = z
  .array(z.strictObject({ order: code, line: code, qty: quantitySchema, ...batchFields }))
  .max(4_000);

/** Quantities by line. */
export const goodsRowsSchema = z
  .array(z.strictObject({ order: code, line: code, qty: quantitySchema }))
  .max(4_000);

/** The carrier's numbers: one for a unit, or one without a unit for all of it. */
export const waybillsSchema = z
  .array(z.strictObject({ waybill: code, unit: code.optional() }))
  .min(1)
  .max(2_000);

/** An amount in a currency of ISO 4217. */
export const moneySchema = z.strictObject({
  amount: z.number().nonnegative().max(1_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'must-be-a-currency' }),
});

/** A day of the calendar, `2026-03-02`. */
export const dateSchema = z.iso.date({ error: 'must-be-a-date' });

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must-be-a-sha-256' });

/** What was found when the goods were unpacked on site. */
export const inspectionRowsSchema = z
  .array(
    z.strictObject({
      unit: code.optional(),
      order: code,
      line: code,
      qty: quantitySchema,
      condition: z.enum(words.CONDITIONS),
      serials: batchFields.serials,
      remarks: text.optional(),
    }),
  )
  .max(4_000);

export const measureFields = {
  weightKg: z.number().nonnegative().optional(),
  lengthMm: z.int().positive().optional(),
  widthMm: z.int().positive().optional(),
  heightMm: z.int().positive().optional(),
};

/** One row of what the consignee said about the goods. */
export const outcomesSchema = z
  .array(
    z.strictObject({
      unit: code.optional(),
      order: code,
      line: code,
      sku: code.optional(),
      serials: batchFields.serials,
      qty: quantitySchema,
      disposition: z.enum(words.DISPOSITIONS),
      condition: z.enum(words.CONDITIONS).optional(),
      reason: text.optional(),
    }),
  )
  .min(1)
  .max(4_000);

export const signOffFields = {
  relation: z.enum(words.RELATIONS).optional(),
  stamped: z.boolean().optional(),
  /** Remarks 批注: absent for a clean receipt. */
  remarks: text.optional(),
  evidence: z.array(code).max(50).optional(),
};

const policySchema = z.strictObject({
  name: code,
  version: z.int().positive().optional(),
  steps: z.array(z.enum(words.OPTIONAL_STEPS)).max(words.OPTIONAL_STEPS.length),
  /** Label kinds that every unit must carry. */
  labels: z.array(code).max(10),
  documents: z.array(code).max(20).optional(),
  signOff: z
    .strictObject({
      stamp: z.boolean().optional(),
      paperReceipt: z.boolean().optional(),
      photo: z.boolean().optional(),
      proxyAllowed: z.boolean().optional(),
    })
    .optional(),
});
export type ShipmentPolicy = z.infer<typeof policySchema>;

const shipmentLineSchema = z.strictObject({
  order: code,
  line: code,
  /** Schedule line of the order's line. */
  schedule: code.optional(),
  sku: code,
  qty: quantitySchema,
  uom: uomSchema,
  tolerance: toleranceSchema.optional(),
});

export const planSchema = z.strictObject({
  /** The shipment's id as its ERP writes it, with its dashes; to be shown, never compared. */
  shownAs: code.optional(),
  lines: z.array(shipmentLineSchema).min(1).max(4_000),
  from: code,
  to: z.strictObject({
    party: code,
    address: code.optional(),
    contact: subjectRefSchema.optional(),
  }),
  customer: code.optional(),
  window: windowSchema.optional(),
  service: code.optional(),
  carrier: code.optional(),
  division: code.optional(),
  project: code.optional(),
  policy: policySchema,
  /** Why the order was split this way: codes with parameters, rendered when read. */
  reasons: z
    .array(
      z.strictObject({ code, params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    )
    .max(100)
    .optional(),
  /** `reverse` brings goods back from a customer. */
  direction: z.enum(words.DIRECTIONS).optional(),
  /** Shipments that this one continues. */
  lineage: z.array(code).max(100).optional(),
});
export type ShipmentPlan = z.infer<typeof planSchema>;

/** A manager's yes to a closing balance that does not come to zero. */
export const overrideSchema = z.strictObject({ approvedBy: code, reason: text });
