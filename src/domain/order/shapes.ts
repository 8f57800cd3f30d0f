import { z } from 'zod';
import { subjectRefSchema } from '../envelope.ts';
import { quantityOrZeroSchema, quantitySchema } from '../quantity.ts';
import { code, text, toleranceSchema, uomSchema, windowSchema } from '../words.ts';

// The shapes that an order's commands and facts have in common.

export const ORDER_LINES_MAX = 4_000;
/** More can stand in an order whose lines have several schedule lines. */
export const ROWS_MAX = 100_000;

const destinationFields = { party: code, address: code.optional() };

/** By whom and for whose account goods are sold: other shipments where they differ. */
const ownerFields = {
  /** Company code that sells 销售主体. */
  sellingEntity: code.optional(),
  /** Whose goods they are 货主. */
  stockOwner: code.optional(),
  service: code.optional(),
  carrier: code.optional(),
};

const scheduleSchema = z.strictObject({
  id: code,
  qty: quantitySchema,
  window: windowSchema.optional(),
  /** What is to be delivered together. */
  deliveryGroup: code.optional(),
  /** Part of the project that needs the goods. */
  workPackage: code.optional(),
});

export const orderLineSchema = z.strictObject({
  line: code,
  sku: code,
  qty: quantitySchema,
  uom: uomSchema,
  /** Ship-from site, where the order already says it. */
  from: code.optional(),
  /** Where it differs from the order's own, as do the fields behind it. */
  shipTo: z.strictObject(destinationFields).optional(),
  ...ownerFields,
  tolerance: toleranceSchema.optional(),
  schedule: z.array(scheduleSchema).min(1).max(100).optional(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** An order as its source tells it; what is stored of a first or a later message. */
export const orderBodyFields = {
  source: code,
  number: code,
  /** Ascends with every message about this order. */
  sourceVersion: z.int().nonnegative(),
  customer: code,
  shipTo: z.strictObject({ ...destinationFields, contact: subjectRefSchema.optional() }),
  window: windowSchema.optional(),
  ...ownerFields,
  /** Incoterms rule and place, `DAP Chengdu`. */
  incoterms: code.optional(),
  division: code.optional(),
  project: code.optional(),
  /** Purchase order, contract, WBS …; `supersedes` and `continues` name other orders. */
  references: z
    .array(z.strictObject({ kind: code, number: code }))
    .max(50)
    .optional(),
  attributes: z
    .record(z.string().max(60), z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
};

/** A schedule line; the line itself where the order names none. */
export const slotFields = { line: code, schedule: code.optional() };

/** Quantities by schedule line. */
export const amountsSchema = z
  .array(z.strictObject({ ...slotFields, qty: quantitySchema }))
  .min(1)
  .max(ROWS_MAX);

const changeFields = {
  ...slotFields,
  /** What it comes to now, and what it was before. */
  qty: quantityOrZeroSchema,
  was: quantityOrZeroSchema,
};
export const changesSchema = z.array(z.strictObject(changeFields)).min(1).max(ROWS_MAX);

/** The same of what is cancelled: some of it may have waited as a back order until now. */
export const cancelledSchema = z
  .array(z.strictObject({ ...changeFields, backordered: quantitySchema.optional() }))
  .min(1)
  .max(ROWS_MAX);

export const substitutedSchema = z
  .array(z.strictObject({ ...changeFields, sku: code.optional() }))
  .min(1)
  .max(ROWS_MAX);

/** The shipment that told it, and at which version of its stream. */
export const bySchema = z.strictObject({ shipment: code, version: z.int().positive() });

/** What shipments are asked to let go: what their lines shall come to, and by how much less. */
export const asksSchema = z
  .array(
    z.strictObject({
      shipment: code,
      lines: z
        .array(z.strictObject({ ...slotFields, qty: quantityOrZeroSchema, less: quantitySchema }))
        .min(1)
        .max(ROWS_MAX),
    }),
  )
  .min(1)
  .max(4_000);
export type Ask = z.infer<typeof asksSchema>[number];

export const paramsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

/** The rule that said no, with what it looked at. */
export const refusedFields = { rule: code, params: paramsSchema.optional() };

/** A hold's, cancellation's or merge's own id. */
export const ownId = code;
export const reason = text.optional();
