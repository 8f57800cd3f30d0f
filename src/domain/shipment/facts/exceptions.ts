import { z } from 'zod';
import { quantitySchema } from '../../quantity.ts';
import { code, text } from '../../words.ts';
import * as words from '../words.ts';

/** A unit, a label, or a line as `order/line`. */
const scannedCode = z.string().min(1).max(250);

// These names are the storage format; add, never rename.
export const exceptionFacts = {
  ExceptionRaised: {
    v: 1,
    report: true,
    schema: z.strictObject({
      exception: code,
      kind: z.enum(words.EXCEPTION_KINDS),
      /** Where the shipment stood, as it was told. */
      stage: code,
      responsible: z.enum(words.RESPONSIBLE),
      severity: z.enum(words.SEVERITIES),
      unit: code.optional(),
      order: code.optional(),
      line: code.optional(),
      qty: quantitySchema.optional(),
      note: text.optional(),
      evidence: z.array(code).max(50).optional(),
    }),
  },
  ExceptionResolved: { v: 1, schema: z.strictObject({ exception: code, resolution: text }) },
  ComplaintRecorded: {
    v: 1,
    report: true,
    schema: z.strictObject({
      complaint: code,
      kind: z.enum(words.EXCEPTION_KINDS),
      text,
      from: code.optional(),
    }),
  },
  ComplaintClosed: { v: 1, schema: z.strictObject({ complaint: code, answer: text }) },
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
} as const;
