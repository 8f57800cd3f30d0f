import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema, subjectRefSchema } from '../envelope.ts';
import { quantitySchema } from '../quantity.ts';
import { code, text } from '../words.ts';
import * as words from './words.ts';

const goods = { order: code, line: code, qty: quantitySchema };

const units = z.array(code).min(1).max(2_000).optional();

/** A unit, a label, or a line as `order/line`. */
const scannedCode = z.string().min(1).max(250);

const total = z.number().nonnegative();

/** Sums over all lines, whatever their units of measure: zero or not is what counts. */
const balanceSchema = z.strictObject({
  ordered: total,
  picked: total,
  accepted: total,
  missing: total,
  open: total,
});

// These names are the storage format; add, never rename.
export const shipmentFacts = {
  ShipmentPlanned: { v: 1, schema: words.planSchema },
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
  ItemPicked: {
    v: 1,
    schema: z.strictObject({ ...goods, ...words.batchFields, bin: code.optional() }),
  },
  PickShorted: {
    v: 1,
    schema: z.strictObject({ ...goods, reason: code, decision: z.enum(words.SHORT_DECISIONS) }),
  },
  UnitPacked: {
    v: 1,
    schema: z.strictObject({
      unit: code,
      kind: z.enum(words.UNIT_KINDS),
      /** The customer's case number 箱号. */
      caseNumber: code.optional(),
      contents: words.contentsSchema,
    }),
  },
  UnitClosed: { v: 1, schema: z.strictObject({ unit: code, ...words.measureFields }) },
  LabelPrinted: {
    v: 1,
    schema: z.strictObject({
      unit: code,
      label: code,
      kind: code,
      code,
      copy: z.int().positive(),
      reason: text.optional(),
    }),
  },
  LabelApplied: { v: 1, schema: z.strictObject({ unit: code, label: code }) },
  LabelVoided: { v: 1, schema: z.strictObject({ unit: code, label: code, reason: text }) },
  UnitLoaded: {
    v: 1,
    schema: z.strictObject({ unit: code, trip: code.optional(), vehicle: code.optional() }),
  },
  ShipmentDeparted: { v: 1, schema: z.strictObject({ trip: code.optional(), units }) },
  ShipmentArrived: {
    v: 1,
    schema: z.strictObject({ stop: z.enum(words.STOP_KINDS), place: code.optional(), units }),
  },
  OutForDelivery: { v: 1, schema: z.strictObject({ units }) },
  DeliveryAttempted: {
    v: 1,
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
    schema: z.strictObject({
      n: z.int().positive(),
      rows: words.outcomesSchema,
      signatory: subjectRefSchema.optional(),
      ...words.signOffFields,
    }),
  },
  ScanRejected: {
    v: 1,
    schema: z.strictObject({
      step: code,
      scanned: scannedCode,
      /** What could have been scanned instead, the first of it. */
      expected: z.array(scannedCode).max(2_000),
      rule: code,
    }),
  },
  RecordCorrected: {
    v: 1,
    schema: z.strictObject({
      /** Stream version of the fact that is struck. */
      target: z.int().positive(),
      kind: z.enum(words.CORRECTION_KINDS),
      reason: text,
      /** How many of the facts right behind this one stand in the target's place. */
      replacements: z.int().nonnegative(),
      /** The request that this answers, where a second person had to approve. */
      request: code.optional(),
    }),
  },
  CorrectionRequested: {
    v: 1,
    schema: z.strictObject({ request: code, groups: words.correctionGroupsSchema, reason: text }),
  },
  CorrectionRejected: { v: 1, schema: z.strictObject({ request: code, reason: text }) },
  ShipmentClosed: {
    v: 1,
    schema: z.strictObject({ balance: balanceSchema, override: words.overrideSchema.optional() }),
  },
  ShipmentReopened: { v: 1, schema: z.strictObject({ reason: text }) },
} as const;

export type ShipmentFact = UnionOf<typeof shipmentFacts>;

/** Facts of what happened in the world: these can be told late, and corrected. */
export const REPORTED: ReadonlySet<string> = new Set<ShipmentFact['type']>([
  'ItemPicked',
  'PickShorted',
  'UnitPacked',
  'UnitClosed',
  'LabelApplied',
  'UnitLoaded',
  'ShipmentDeparted',
  'ShipmentArrived',
  'OutForDelivery',
  'DeliveryAttempted',
  'DeliveryConfirmed',
]);
export type ShipmentFactOf<K extends ShipmentFact['type']> = Extract<ShipmentFact, { type: K }>;
