import type { ShipmentCommand } from '../../../domain/shipment/commands.ts';
import type { ShipmentFact } from '../../../domain/shipment/facts.ts';
import type { ShipmentRule } from '../../../domain/shipment/rules.ts';
import type { Outcome } from '../outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const papersOutcomes = {
  RecordPaperReceipt: {
    records: [
      'PaperReceiptFiled',
      'PaperReceiptReceived',
      'PaperReceiptSent',
      'PaperReceiptSigned',
    ],
    refuses: ['shipment-must-be-planned'],
    deviates: [
      'goods-must-be-delivered',
      'receipt-must-come-in-order',
      'shipment-must-not-be-cancelled',
    ],
  },
  RecordUnpackInspection: {
    records: ['ScanRejected', 'UnpackInspected'],
    refuses: [
      'id-is-taken',
      'line-must-belong-to-shipment',
      'serials-must-match-quantity',
      'shipment-must-be-planned',
      'unit-must-belong-to-shipment',
    ],
    deviates: ['goods-must-be-delivered', 'shipment-must-not-be-cancelled'],
  },
  RecordAcceptance: {
    records: ['AcceptanceRecorded'],
    refuses: ['id-is-taken', 'shipment-must-be-planned'],
    deviates: ['goods-must-be-delivered', 'shipment-must-not-be-cancelled'],
  },
  RequestGoodsIssue: {
    records: ['GoodsIssueRequested'],
    refuses: [
      'id-is-taken',
      'issue-needs-goods',
      'issued-must-fit-handled',
      'line-must-belong-to-shipment',
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
    deviates: [],
  },
  ConfirmPosting: {
    records: ['GoodsIssueFailed', 'GoodsIssuePosted', 'GoodsIssueReversed'],
    refuses: [
      'failed-posting-needs-a-code',
      'issue-must-exist',
      'posting-needs-a-document',
      'shipment-must-be-planned',
    ],
    deviates: ['posting-must-be-expected', 'shipment-must-not-be-cancelled'],
  },
  RequireDocument: {
    records: ['DocumentRequired'],
    refuses: [
      'shipment-must-be-open',
      'shipment-must-be-planned',
      'shipment-must-not-be-cancelled',
      'shipment-must-not-be-held',
    ],
    deviates: [],
  },
  AttachDocument: {
    records: ['DocumentAttached'],
    refuses: ['shipment-must-be-planned'],
    deviates: ['shipment-must-not-be-cancelled'],
  },
  ReportCustoms: {
    records: ['CustomsStatusReported'],
    refuses: ['shipment-must-be-planned'],
    deviates: ['shipment-must-not-be-cancelled'],
  },
  AttachEvidence: {
    records: ['EvidenceAttached', 'ScanRejected'],
    refuses: ['id-is-taken', 'shipment-must-be-planned', 'unit-must-belong-to-shipment'],
    deviates: [],
  },
} satisfies Partial<Record<ShipmentCommand['type'], Outcome<ShipmentFact['type'], ShipmentRule>>>;
