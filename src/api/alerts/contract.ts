import { z } from 'zod';
import { CLEARED_WHY, SEVERITIES } from '../../domain/alert/words.ts';
import { text } from '../../domain/words.ts';
import { minPositionField, pageFields } from '../queries/reading.ts';

const ID_CHARS_MAX = 500;
const STATES = ['open', 'acknowledged', 'cleared'] as const;
const short = z.string().min(1).max(ID_CHARS_MAX);

export const alertParams = z.strictObject({ id: short });
export const alertQuery = z.strictObject(minPositionField);

export const alertsQuery = z.strictObject({
  state: z.enum(STATES).optional(),
  rule: short.optional(),
  /** Stream of what it is about, `shipment-PS…`. */
  subject: short.optional(),
  ...pageFields,
});

export const acknowledgeBody = z.strictObject({ note: text.optional() });

export const alertSchema = z.strictObject({
  alert: z.string(),
  state: z.enum(STATES),
  rule: z.string(),
  subject: z.string(),
  severity: z.enum(SEVERITIES),
  /** What was found, in the reader's language. */
  text: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** 1 for the first time that this was raised about the subject. */
  occurrence: z.int().positive(),
  found: z.string(),
  division: z.string().optional(),
  project: z.string().optional(),
  site: z.string().optional(),
  raisedAt: z.string(),
  acknowledgedAt: z.string().optional(),
  acknowledgedBy: z.string().optional(),
  note: z.string().optional(),
  clearedAt: z.string().optional(),
  clearedWhy: z.enum(CLEARED_WHY).optional(),
});
export type AlertAnswer = z.infer<typeof alertSchema>;

export const alertsSchema = z.strictObject({
  alerts: z.array(alertSchema),
  cursor: z.string().optional(),
});
