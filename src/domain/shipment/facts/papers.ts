import { z } from 'zod';
import { anyInstantSchema, subjectRefSchema } from '../../envelope.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const receipt = z.strictObject({
  /** Number of the paper receipt 回单. */
  receipt: code.optional(),
  waybill: code.optional(),
  evidence: z.array(code).max(50).optional(),
  remarks: text.optional(),
});

/** Receipts, acceptances, documents, postings and evidence. */
// These names are the storage format; add, never rename.
export const paperFacts = {
  PaperReceiptSigned: { v: 1, report: true, schema: receipt },
  PaperReceiptSent: { v: 1, report: true, schema: receipt },
  PaperReceiptReceived: { v: 1, report: true, schema: receipt },
  PaperReceiptFiled: { v: 1, report: true, schema: receipt },
  UnpackInspected: {
    v: 1,
    report: true,
    schema: z.strictObject({
      inspection: code,
      result: z.enum(words.ACCEPTANCE_RESULTS),
      rows: shapes.inspectionRowsSchema.optional(),
      inspector: subjectRefSchema.optional(),
      evidence: z.array(code).max(50).optional(),
      remarks: text.optional(),
    }),
  },
  AcceptanceRecorded: {
    v: 1,
    report: true,
    schema: z.strictObject({
      acceptance: code,
      result: z.enum(words.ACCEPTANCE_RESULTS),
      signatory: subjectRefSchema.optional(),
      stamped: z.boolean().optional(),
      evidence: z.array(code).max(50).optional(),
      remarks: text.optional(),
    }),
  },
  GoodsIssueRequested: {
    v: 1,
    schema: z.strictObject({ issue: code, rows: shapes.goodsRowsSchema }),
  },
  GoodsIssuePosted: {
    v: 1,
    report: true,
    schema: z.strictObject({ issue: code, document: code, date: shapes.dateSchema.optional() }),
  },
  GoodsIssueFailed: {
    v: 1,
    report: true,
    schema: z.strictObject({ issue: code, code, reason: text.optional() }),
  },
  GoodsIssueReversed: {
    v: 1,
    report: true,
    schema: z.strictObject({ issue: code, document: code, reason: text.optional() }),
  },
  DocumentRequired: { v: 1, schema: z.strictObject({ kind: code, reason: text.optional() }) },
  DocumentAttached: {
    v: 1,
    report: true,
    schema: z.strictObject({ kind: code, number: code, evidence: code.optional() }),
  },
  CustomsStatusReported: {
    v: 1,
    report: true,
    schema: z.strictObject({
      status: z.enum(words.CUSTOMS_STATUSES),
      declaration: code.optional(),
      place: code.optional(),
      reason: text.optional(),
    }),
  },
  EvidenceAttached: {
    v: 1,
    report: true,
    schema: z.strictObject({
      evidence: code,
      kind: z.enum(words.EVIDENCE_KINDS),
      unit: code.optional(),
      /** Digest that the device took of what it captured. */
      capturedSha256: shapes.sha256Schema,
      /** Of the file as it is kept; absent while no file has come. */
      storedSha256: shapes.sha256Schema.optional(),
      mediaType: code,
      bytes: z.int().positive(),
      takenAt: anyInstantSchema,
    }),
  },
} as const;
