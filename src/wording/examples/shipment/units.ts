import type { unitCommands } from '../../../domain/shipment/commands/units.ts';
import type { Inputs } from '../inputs.ts';

export const unitExamples = {
  PackUnit: {
    unit: '369012340000010016',
    kind: 'wooden-case',
    caseNumber: '1/6',
    contents: [
      { order: 'SAP-1000:0080004711', line: '10', qty: 1, serials: ['VMC1160-260117'] },
      { order: 'SAP-1000:0080004711', line: '20', qty: 80, lot: 'L260211' },
    ],
  },
  UnpackUnit: { unit: '369012340000010016', reason: '木箱受潮，换箱' },
  NestUnit: { unit: '369012340000010023', parent: '369012340000010030' },
  UnnestUnit: { unit: '369012340000010023', parent: '369012340000010030' },
  CloseUnit: {
    unit: '369012340000010016',
    weightKg: 6850.5,
    lengthMm: 3200,
    widthMm: 2300,
    heightMm: 2750,
  },
  SealUnit: { unit: '369012340000010016', seal: 'CN-0087261' },
  TransferUnits: {
    transfer: 'TF-5',
    units: ['369012340000010023'],
    to: 'PS1E-CGE6-60H0-HNE',
    reason: '附件箱随第二车发运',
  },
  ReceiveTransferredUnits: {
    transfer: 'TF-5',
    units: [
      {
        unit: '369012340000010023',
        kind: 'carton',
        caseNumber: '4/6',
        closed: true,
        contents: [{ order: 'SAP-1000:0080004711', line: '20', qty: 20, lot: 'L260211' }],
      },
    ],
    lines: [{ order: 'SAP-1000:0080004711', line: '20', sku: 'COOLANT-20L', uom: 'LTR' }],
    from: 'PS1ECGE61HZNBFG',
    party: 'C-3002',
    address: 'C-3002-A1',
  },
  InspectUnit: {
    unit: '369012340000010016',
    result: 'failed',
    inspection: 'QC-2231',
    defects: ['底托一根枕木开裂'],
  },
  StageUnit: { unit: '369012340000010016', area: 'STAGE-A2' },
  PrintLabel: {
    unit: '369012340000010016',
    label: 'LB-9001',
    kind: 'shipping',
    code: '00369012340000010016',
    reason: '原标签被雨淋湿',
  },
  ApplyLabel: { unit: '369012340000010016', label: 'LB-9001' },
  VoidLabel: { unit: '369012340000010016', label: 'LB-9001', reason: '地址有误' },
} satisfies Inputs<typeof unitCommands>;
