import { z } from 'zod';
import { anyInstantSchema, subjectRefSchema } from '../envelope.ts';
import { quantitySchema } from '../quantity.ts';
import { code, text, toleranceSchema, uomSchema, windowSchema } from '../words.ts';

// The words and shapes that a shipment's commands and facts have in common.

/** Steps that a policy may leave out; picking, packing, departure and sign-off always exist. */
const OPTIONAL_STEPS = ['label', 'stage', 'load', 'arrive', 'out-for-delivery'] as const;
export const HOLD_KINDS = ['credit', 'customer', 'customs', 'quality', 'shortage', 'own'] as const;
export const HOLD_SCOPES = ['pick', 'load', 'depart', 'deliver', 'all'] as const;
export const SHORT_DECISIONS = ['wait', 'backorder', 'cancel', 'substitute'] as const;
export const UNIT_KINDS = [
  'carton',
  'wooden-case',
  'pallet',
  'bundle',
  'container',
  'bare',
] as const;
/** `depot` is the last stop before the consignee; at a hub or customs goods are still in transit. */
export const STOP_KINDS = ['hub', 'customs', 'depot', 'consignee'] as const;
export const RESPONSIBLE = [
  'carrier',
  'shipper',
  'consignee',
  'customs',
  'force-majeure',
  'unknown',
] as const;
const DISPOSITIONS = ['accepted', 'refused', 'missing', 'over'] as const;
const CONDITIONS = ['ok', 'damaged', 'wrong', 'wrong-serial'] as const;
export const RELATIONS = [
  'consignee',
  'agent',
  'gate-keeper',
  'site-manager',
  'contractor',
  'supervisor',
  'neighbour',
  'locker',
] as const;
export const CORRECTION_KINDS = ['did_not_occur', 'incorrect_data'] as const;

export const batchFields = {
  lot: code.optional(),
  serials: z.array(code).min(1).max(10_000).optional(),
};

export const contentsSchema = z
  .array(z.strictObject({ order: code, line: code, qty: quantitySchema, ...batchFields }))
  .min(1)
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
      disposition: z.enum(DISPOSITIONS),
      condition: z.enum(CONDITIONS).optional(),
      reason: text.optional(),
    }),
  )
  .min(1)
  .max(4_000);

export const signOffFields = {
  relation: z.enum(RELATIONS).optional(),
  stamped: z.boolean().optional(),
  /** Remarks 批注: absent for a clean receipt. */
  remarks: text.optional(),
  evidence: z.array(code).max(50).optional(),
};

const policySchema = z.strictObject({
  name: code,
  version: z.int().positive().optional(),
  steps: z.array(z.enum(OPTIONAL_STEPS)).max(OPTIONAL_STEPS.length),
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
  /** Shipments that this one continues. */
  lineage: z.array(code).max(100).optional(),
});
export type ShipmentPlan = z.infer<typeof planSchema>;

/** What stands in the place of a struck fact: a report as it should have been told. */
const replacementSchema = z.strictObject({
  type: code,
  data: z.record(z.string(), z.unknown()),
  occurredAt: anyInstantSchema.optional(),
});

export const correctionGroupsSchema = z
  .array(
    z.strictObject({
      target: z.int().positive(),
      kind: z.enum(CORRECTION_KINDS),
      replacements: z.array(replacementSchema).max(20),
    }),
  )
  .min(1)
  .max(50);

/** A manager's yes to a closing balance that does not come to zero. */
export const overrideSchema = z.strictObject({ approvedBy: code, reason: text });
