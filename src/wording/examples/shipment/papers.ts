import type { paperCommands } from '../../../domain/shipment/commands/papers.ts';
import type { Inputs } from '../inputs.ts';

export const paperExamples = {
  RecordPaperReceipt: {
    state: 'sent',
    receipt: 'HD-26030901',
    waybill: 'HW6002117R',
    evidence: ['EV-311'],
    remarks: '随司机回程带回',
  },
  RecordUnpackInspection: {
    inspection: 'KX-7',
    result: 'accepted-with-remarks',
    rows: [
      {
        unit: '369012340000010016',
        order: 'SAP-1000:0080004711',
        line: '10',
        qty: 1,
        condition: 'damaged',
        serials: ['VMC1160-260117'],
        remarks: '防护门划痕一处',
      },
    ],
    inspector: '何工 139 0000 1234',
    evidence: ['EV-320'],
    remarks: '随机附件齐全',
  },
  RecordAcceptance: {
    acceptance: 'ZY-7',
    result: 'accepted',
    signatory: '周建国 138 0013 8000',
    stamped: true,
    evidence: ['EV-330'],
  },
  RequestGoodsIssue: {
    issue: 'GI-501',
    rows: [{ order: 'SAP-1000:0080004711', line: '10', qty: 1 }],
  },
  ConfirmPosting: {
    issue: 'GI-501',
    outcome: 'posted',
    document: '4900021733',
    date: '2026-03-05',
  },
  RequireDocument: { kind: 'export-licence', reason: '五轴机床属管制物项' },
  AttachDocument: { kind: 'packing-list', number: 'PL-26030501', evidence: 'EV-302' },
  ReportCustoms: {
    status: 'declared',
    declaration: '223320260000012345',
    place: 'SHANGHAI-YANGSHAN',
  },
  AttachEvidence: {
    evidence: 'EV-310',
    kind: 'photo',
    unit: '369012340000010023',
    capturedSha256: '9f2c1d5e8b7a40639f2c1d5e8b7a40639f2c1d5e8b7a40639f2c1d5e8b7a4063',
    storedSha256: '9f2c1d5e8b7a40639f2c1d5e8b7a40639f2c1d5e8b7a40639f2c1d5e8b7a4063',
    mediaType: 'image/jpeg',
    bytes: 284_113,
    takenAt: '2026-03-09T14:52:10+08:00',
  },
} satisfies Inputs<typeof paperCommands>;
