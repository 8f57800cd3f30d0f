import { z } from 'zod';
import { metaSchema } from '../../domain/envelope.ts';
import { quantitySchema } from '../../domain/quantity.ts';
import { SCAN_STEPS } from '../../domain/scans/steps.ts';
import { STOP_KINDS, UNLOADED_WHY } from '../../domain/shipment/words.ts';
import { code } from '../../domain/words.ts';
import { recordedSchema } from '../commands/answers.ts';

const SCANNED_CHARS_MAX = 400;

/** What a scanner read, as it sent it: a GS1 code keeps its separators. */
export const scannedSchema = z
  .string()
  .min(1)
  .max(SCANNED_CHARS_MAX)
  .regex(/\S/, { error: 'must-not-be-empty' });

/** What a code can be of. */
const CODE_KINDS = [
  'shipment',
  'unit',
  'case-number',
  'label',
  'serial',
  'waybill',
  'order',
  'trip',
  'article',
] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

const { device, deviceSeq, place } = metaSchema.shape;

/** One scan is one command; what its step does not need is left out. */
export const scanBodySchema = z.strictObject({
  code: scannedSchema,
  step: z.enum(SCAN_STEPS),
  /** What it was scanned for: said, a code of anything else is a wrong scan. */
  shipment: code.optional(),
  unit: code.optional(),
  trip: code.optional(),
  vehicle: code.optional(),
  /** Where it was scanned; by default that of `place`. */
  site: code.optional(),
  /** Of `stage`. */
  area: code.optional(),
  /** Of `seal`. */
  seal: code.optional(),
  /** Of `unload`; by default it is delivered. */
  why: z.enum(UNLOADED_WHY).optional(),
  /** Of `arrive`; by default the consignee. */
  stop: z.enum(STOP_KINDS).optional(),
  /** Of `pick`, where an article is in several lines. */
  order: code.optional(),
  line: code.optional(),
  qty: quantitySchema.optional(),
  lot: code.optional(),
  bin: code.optional(),
  /** ISO 8601 with offset; left out it is now. */
  occurredAt: z.string().max(60).optional(),
  device,
  deviceSeq,
  place,
});
export type ScanBody = z.infer<typeof scanBodySchema>;

/** What comes next: the step, the command that tells of it, and what people call that. */
const expectedSchema = z.array(
  z.strictObject({ step: z.string(), command: z.string(), words: z.string() }),
);
export type ExpectedAnswer = z.infer<typeof expectedSchema>;

/** What one code leads to. */
const ownerSchema = z.strictObject({
  kind: z.enum(CODE_KINDS),
  shipment: z.string().optional(),
  /** The shipment as people read it. */
  shown: z.string().optional(),
  unit: z.string().optional(),
  trip: z.string().optional(),
  order: z.string().optional(),
  carrier: z.string().optional(),
  waybill: z.string().optional(),
  sku: z.string().optional(),
  /** Of the unit, the shipment or the trip. */
  stage: z.string().optional(),
  stageWords: z.string().optional(),
  expected: expectedSchema,
});
export type OwnerAnswer = z.infer<typeof ownerSchema>;

/** The first owner stands at the top, all of them in `candidates`. */
export const codeAnswerSchema = ownerSchema.extend({
  /** As it was read: without what a scanner puts before it. */
  code: z.string(),
  candidates: z.array(ownerSchema),
});

/** What the command answers, with what comes next. */
export const scanAnswerSchema = recordedSchema.extend({
  shipment: z.string(),
  shown: z.string(),
  unit: z.string().optional(),
  stage: z.string(),
  stageWords: z.string(),
  expected: expectedSchema,
});
