import { z } from 'zod';
import { code, text } from '../../words.ts';
import { paperFacts } from '../facts/papers.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';
import { decision, report } from './kinds.ts';

export const paperCommands = {
  RecordPaperReceipt: {
    kind: report,
    schema: z.strictObject({
      state: z.enum(words.PAPER_RECEIPT_STATES),
      ...paperFacts.PaperReceiptSigned.schema.shape,
    }),
  },
  RecordUnpackInspection: {
    kind: report,
    schema: paperFacts.UnpackInspected.schema,
    personal: ['inspector'],
  },
  RecordAcceptance: {
    kind: report,
    schema: paperFacts.AcceptanceRecorded.schema,
    personal: ['signatory'],
  },
  /** Left out, the rows are what is loaded or has left. */
  RequestGoodsIssue: {
    kind: decision,
    schema: z.strictObject({ issue: code, rows: shapes.goodsRowsSchema.optional() }),
  },
  ConfirmPosting: {
    kind: report,
    schema: z.strictObject({
      issue: code,
      outcome: z.enum(['posted', 'failed', 'reversed']),
      /** Needed when it was posted or reversed. */
      document: code.optional(),
      date: shapes.dateSchema.optional(),
      /** The ERP's error code: needed when it failed. */
      code: code.optional(),
      reason: text.optional(),
    }),
  },
  RequireDocument: { kind: decision, schema: paperFacts.DocumentRequired.schema },
  AttachDocument: { kind: report, schema: paperFacts.DocumentAttached.schema },
  ReportCustoms: { kind: report, schema: paperFacts.CustomsStatusReported.schema },
  AttachEvidence: { kind: report, schema: paperFacts.EvidenceAttached.schema },
} as const;
