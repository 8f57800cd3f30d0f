import { z } from 'zod';
import { code, text } from '../../words.ts';

// These names are the storage format; add, never rename.
export const labelFacts = {
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
  LabelApplied: { v: 1, report: true, schema: z.strictObject({ unit: code, label: code }) },
  LabelVoided: { v: 1, schema: z.strictObject({ unit: code, label: code, reason: text }) },
} as const;
