import type { goodsCommands } from '../../../domain/shipment/commands/goods.ts';
import type { Inputs } from '../inputs.ts';

export const goodsExamples = {
  StartPick: { area: 'HALL-3' },
  ConfirmPick: {
    order: 'SAP-1000:0080004711',
    line: '10',
    qty: 2,
    serials: ['VMC1160-260117', 'VMC1160-260118'],
    bin: '03-12-01',
  },
  ReportShortPick: {
    order: 'SAP-1000:0080004711',
    line: '20',
    qty: 20,
    reason: 'out-of-stock',
    decision: 'backorder',
  },
  SubstituteItem: {
    order: 'SAP-1000:0080004711',
    line: '20',
    qty: 40,
    sku: 'COOLANT-20L-B',
    reason: '原型号停产，客户同意用替代型号',
  },
  PutBack: {
    order: 'SAP-1000:0080004711',
    line: '20',
    qty: 20,
    lot: 'L260211',
    bin: '03-14-02',
  },
} satisfies Inputs<typeof goodsCommands>;
