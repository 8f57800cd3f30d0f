import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { code, text } from '../words.ts';
import { CLEARED_WHY, SEVERITIES } from './words.ts';

const values = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).max(100)]);

export const raisedFields = {
  rule: code,
  /** Stream of what it is about, `shipment-PS…`; of the system `projection-board`. */
  subject: z.string().min(3).max(400),
  /** What the rule found this time: while the alert is open, the same is not raised again. */
  found: code,
  severity: z.enum(SEVERITIES),
  /** What the rule's words are filled in with. */
  params: z.record(z.string(), values),
  /** Where the subject belongs; absent where it belongs to none. */
  division: code.optional(),
  project: code.optional(),
  site: code.optional(),
};

/** 1 for the first time that the rule was broken by the subject. */
const occurrence = z.int().positive();

/** One rule about one subject, as often as it comes to that. */
// These names are the storage format; add, never rename.
export const alertFacts = {
  AlertRaised: { v: 1, schema: z.strictObject({ ...raisedFields, occurrence }) },
  AlertAcknowledged: { v: 1, schema: z.strictObject({ occurrence, note: text.optional() }) },
  AlertCleared: { v: 1, schema: z.strictObject({ occurrence, why: z.enum(CLEARED_WHY) }) },
} as const;

export type AlertFact = UnionOf<typeof alertFacts>;
