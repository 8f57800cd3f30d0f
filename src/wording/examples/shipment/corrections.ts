import type { correctionCommands } from '../../../domain/shipment/commands/corrections.ts';
import type { Inputs } from '../inputs.ts';

export const correctionExamples = {
  CorrectRecord: {
    groups: [
      {
        target: 7,
        kind: 'incorrect_data',
        replacements: [
          {
            type: 'ItemPicked',
            data: { order: 'SAP-1000:0080004711', line: '10', qty: 1 },
            occurredAt: '2026-03-04T10:20:00+08:00',
          },
        ],
      },
    ],
    reason: '多扫了一台',
  },
  RequestCorrection: {
    request: 'CR-6',
    groups: [
      {
        target: 21,
        kind: 'incorrect_data',
        replacements: [
          {
            type: 'DeliveryConfirmed',
            data: {
              n: 1,
              rows: [{ order: 'SAP-1000:0080004711', line: '10', qty: 1, disposition: 'accepted' }],
              signatory: '周建国 138 0013 8000',
            },
          },
        ],
      },
    ],
    reason: '签收人登记错误',
  },
  ApproveCorrection: { request: 'CR-6' },
  RejectCorrection: { request: 'CR-6', reason: '回单签字与原登记一致' },
  CorrectCopies: {
    cause: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
    kind: 'did_not_occur',
    reason: '司机误报离站',
    replacements: [],
  },
} satisfies Inputs<typeof correctionCommands>;
