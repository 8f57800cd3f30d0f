import type { deliveryCommands } from '../../../domain/shipment/commands/delivery.ts';
import type { Inputs } from '../inputs.ts';

export const deliveryExamples = {
  AttemptDelivery: {
    reason: 'access',
    responsible: 'consignee',
    next: '2026-03-10T09:00:00+08:00',
  },
  ConfirmDelivery: {
    rows: [
      {
        unit: '369012340000010016',
        order: 'SAP-1000:0080004711',
        line: '10',
        serials: ['VMC1160-260117'],
        qty: 1,
        disposition: 'accepted',
        condition: 'ok',
      },
      {
        unit: '369012340000010023',
        order: 'SAP-1000:0080004711',
        line: '20',
        qty: 20,
        disposition: 'refused',
        condition: 'damaged',
        reason: '桶身渗漏',
      },
    ],
    signatory: '周建国 138 0013 8000',
    relation: 'site-manager',
    stamped: true,
    remarks: '一桶切削液渗漏，拒收',
    evidence: ['EV-310'],
  },
  StartReturn: {
    return: 'RT-12',
    rows: [{ unit: '369012340000010023', order: 'SAP-1000:0080004711', line: '20', qty: 20 }],
    reason: '桶身渗漏，客户拒收',
  },
  ReceiveReturn: {
    return: 'RT-12',
    rows: [
      {
        unit: '369012340000010023',
        order: 'SAP-1000:0080004711',
        line: '20',
        qty: 20,
        disposition: 'scrap',
      },
    ],
    place: 'SZ-01',
  },
  ReportLost: {
    unit: '369012340000010023',
    responsible: 'carrier',
    remarks: '武汉转运后未见',
  },
  ReportFound: { unit: '369012340000010023', place: 'HUB-WH', remarks: '错放在 7 号月台' },
  CloseShipment: {
    claim: 'CL-2026-031',
    override: { approvedBy: 'person:0042', reason: '理赔已谈妥，差额由承运商承担' },
  },
  ReopenShipment: { reason: '客户补报隐蔽破损' },
} satisfies Inputs<typeof deliveryCommands>;
