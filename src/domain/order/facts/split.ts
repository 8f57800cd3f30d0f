import { z } from 'zod';
import { subjectRefSchema } from '../../envelope.ts';
import { quantitySchema } from '../../quantity.ts';
import { planSchema } from '../../shipment/shapes.ts';
import { code, toleranceSchema, uomSchema, windowSchema } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const goods = {
  ...shapes.slotFields,
  sku: code,
  qty: quantitySchema,
  uom: uomSchema,
  tolerance: toleranceSchema.optional(),
};

/** One shipment of a plan, with all that planning it takes. */
const placementSchema = z.strictObject({
  shipment: code,
  from: code,
  to: z.strictObject({
    party: code,
    address: code.optional(),
    contact: subjectRefSchema.optional(),
  }),
  customer: code,
  window: windowSchema.optional(),
  service: code.optional(),
  carrier: code.optional(),
  sellingEntity: code.optional(),
  stockOwner: code.optional(),
  division: code.optional(),
  project: code.optional(),
  reasons: z
    .array(
      z.strictObject({
        code: z.enum(words.SPLIT_REASONS),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .min(1)
    .max(20),
  /** Shipments that this one continues. */
  lineage: z.array(code).max(100).optional(),
  lines: z
    .array(
      z.strictObject({
        ...goods,
        /** So much of it was back-ordered until now. */
        backordered: quantitySchema.optional(),
      }),
    )
    .min(1)
    .max(shapes.ORDER_LINES_MAX),
});
export type Placement = z.infer<typeof placementSchema>;

/** Into which shipments the order goes. */
// These names are the storage format; add, never rename.
export const splitFacts = {
  SplitPlanned: {
    v: 1,
    schema: z.strictObject({
      /** 1 for the first plan. */
      version: z.int().positive(),
      policy: planSchema.shape.policy,
      /** Site for lines that name none. */
      from: code.optional(),
      placements: z.array(placementSchema).min(1).max(shapes.ORDER_LINES_MAX),
      /** The id that was taken by another shipment, in whose place this plan stands. */
      instead: code.optional(),
      /** There was more than one fact can hold; the rest is placed by a further plan. */
      more: z.literal(true).optional(),
      reason: shapes.reason,
    }),
  },
  /** 合单: all that a shipment holds of the order shall go over into another. */
  MergeRequested: {
    v: 1,
    schema: z.strictObject({
      merge: shapes.ownId,
      from: code,
      to: code,
      lines: z
        .array(
          z.strictObject({
            ...goods,
            /** What the target's line shall come to. */
            total: quantitySchema,
          }),
        )
        .min(1)
        .max(shapes.ORDER_LINES_MAX),
      reason: shapes.reason,
    }),
  },
  MergeRefused: {
    v: 1,
    schema: z.strictObject({
      merge: shapes.ownId,
      /** `source`: the target has let go again what it had taken. */
      step: z.enum(words.MERGE_STEPS),
      shipment: code,
      ...shapes.refusedFields,
      /** What the target is asked to let go again. */
      asks: shapes.asksSchema.optional(),
    }),
  },
} as const;
