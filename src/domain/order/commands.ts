import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { quantityOrZeroSchema, quantitySchema } from '../quantity.ts';
import { planSchema } from '../shipment/shapes.ts';
import { code, text } from '../words.ts';
import { messageFacts } from './facts/message.ts';
import * as shapes from './shapes.ts';
import { REALLOCATION_CAUSES } from './words.ts';

/** ERPs number lines as text or as integers; both are kept as text. */
const spokenLineSchema = z.strictObject({
  ...shapes.orderLineSchema.shape,
  line: z.preprocess((line) => (Number.isSafeInteger(line) ? String(line) : line), code),
});

const spokenVersionSchema = z.preprocess(
  (version) =>
    typeof version === 'string' && /^\d{1,15}$/.test(version) ? Number(version) : version,
  shapes.orderBodyFields.sourceVersion,
);

const splitFields = {
  /** What applies to the shipments; the usual steps where none is given. */
  policy: planSchema.shape.policy.optional(),
  /** Site for lines that name none. */
  from: code.optional(),
};

/** What a shipment holds of the order now, and how far it is with it; absent is zero. */
const holdingSchema = z.strictObject({
  shipment: code,
  /** Version of the shipment's stream that says so: what was told of a newer one stays. */
  version: z.int().positive(),
  cause: z.enum(REALLOCATION_CAUSES),
  /** Id of the fact that the shipment's own fact follows. */
  after: z.uuid().optional(),
  /** The shipment that goods went to or came from. */
  counterpart: code.optional(),
  rows: z
    .array(
      z.strictObject({
        ...shapes.slotFields,
        /** To be shipped as ordered. */
        allocated: quantityOrZeroSchema.optional(),
        /** Short, and what was decided about it. */
        backordered: quantityOrZeroSchema.optional(),
        cancelled: quantityOrZeroSchema.optional(),
        /** Shipped as another article. */
        substituted: quantityOrZeroSchema.optional(),
        sku: code.optional(),
        shipped: quantityOrZeroSchema.optional(),
        delivered: quantityOrZeroSchema.optional(),
        returned: quantityOrZeroSchema.optional(),
        lost: quantityOrZeroSchema.optional(),
      }),
    )
    .max(shapes.ROWS_MAX),
});
export type Holding = z.infer<typeof holdingSchema>;

/** Told by a process of one shipment at a time; all four say the same, by what occasioned it. */
const telling = { kind: 'decision', schema: holdingSchema } as const;

/** What a person or a system may ask of an order. */
export const orderCommands = {
  ReceiveOrder: {
    kind: 'decision',
    schema: z.strictObject({
      ...shapes.orderBodyFields,
      sourceVersion: spokenVersionSchema,
      /** `full`: these are all lines of the order. `delta`: lines not named stay as they are. */
      mode: z.enum(['full', 'delta']),
      lines: z.array(spokenLineSchema).min(1).max(shapes.ORDER_LINES_MAX),
    }),
    personal: ['shipTo.contact'],
  },
  AuthoriseOrder: { kind: 'decision', schema: messageFacts.OrderAuthorised.schema },
  HoldOrder: { kind: 'decision', schema: messageFacts.OrderHeld.schema },
  LiftOrderHold: { kind: 'decision', schema: messageFacts.OrderHoldLifted.schema },
  CancelOrderLines: {
    kind: 'decision',
    schema: z.strictObject({
      request: shapes.ownId,
      lines: z
        .array(
          z.strictObject({
            ...shapes.slotFields,
            /** All that has not been shipped where none is given. */
            qty: quantitySchema.optional(),
          }),
        )
        .min(1)
        .max(shapes.ORDER_LINES_MAX),
      reason: text,
    }),
  },
  /** What no shipment holds is not wanted any more. */
  CancelRemainder: { kind: 'decision', schema: z.strictObject({ reason: text }) },
  PlanSplit: { kind: 'decision', schema: z.strictObject(splitFields) },
  /** Places what no shipment holds: new, given up by a shipment, or back-ordered. */
  ReplanSplit: {
    kind: 'decision',
    schema: z.strictObject({
      ...splitFields,
      /** Only these lines. */
      lines: z.array(code).min(1).max(shapes.ORDER_LINES_MAX).optional(),
      /** Whether back orders are placed as well; they are where nothing is said. */
      backorders: z.boolean().optional(),
      reason: shapes.reason,
    }),
  },
  /** 合单: one shipment's goods of this order go over into another for the same destination. */
  MergeShipments: {
    kind: 'decision',
    schema: z.strictObject({
      merge: shapes.ownId,
      from: code,
      to: code,
      reason: shapes.reason,
    }),
  },
  RecordReallocation: telling,
  RecordBackorder: telling,
  RecordSubstitution: telling,
  RecordFulfilment: telling,
  ...followUpCommands,
} as const;

export type OrderCommand = UnionOf<typeof orderCommands>;
export type OrderDataOf<K extends OrderCommand['type']> = Extract<
  OrderCommand,
  { type: K }
>['data'];
