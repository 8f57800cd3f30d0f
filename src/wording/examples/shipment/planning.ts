import type { planningCommands } from '../../../domain/shipment/commands/planning.ts';
import type { Inputs } from '../inputs.ts';

export const planningExamples = {
  PlanShipment: {
    lines: [
      {
        order: 'SAP-1000:0080004711',
        line: '10',
        schedule: '1',
        sku: 'VMC-1160',
        qty: 2,
        uom: 'H87',
      },
      {
        order: 'SAP-1000:0080004711',
        line: '20',
        sku: 'COOLANT-20L',
        qty: 160.5,
        uom: 'LTR',
        tolerance: { over: 10, under: 5 },
      },
    ],
    from: 'SZ-01',
    to: { party: 'C-3002', address: 'C-3002-A1', contact: '周建国 138 0013 8000' },
    customer: 'C-3000',
    window: { start: '2026-03-09T08:00:00+08:00', end: '2026-03-09T17:00:00+08:00' },
    service: 'heavy-haulage',
    carrier: 'HW-HEAVY',
    division: 'machining-centres',
    project: 'CD-PLANT-2',
    policy: {
      name: 'project-machines',
      version: 3,
      steps: ['label', 'stage', 'load', 'arrive', 'out-for-delivery'],
      labels: ['shipping', 'fragile'],
      documents: ['packing-list'],
      signOff: { stamp: true, paperReceipt: true, photo: true, proxyAllowed: false },
    },
    reasons: [{ code: 'ship-to', params: { party: 'C-3002' } }],
  },
  ReleaseToWarehouse: {},
  HoldShipment: {
    hold: 'H-17',
    kind: 'credit',
    scope: 'depart',
    order: 'SAP-1000:0080004711',
    reason: '尾款 30% 未到账',
  },
  LiftHold: { hold: 'H-17', reason: '尾款已到账' },
  AmendShipment: {
    lines: [
      { order: 'SAP-1000:0080004711', line: '10', qty: 1 },
      { order: 'SAP-1000:0080004711', line: '30', qty: 4, sku: 'LEVEL-PAD-M24', uom: 'H87' },
    ],
    reason: '第二台机床改到下一车发运',
  },
  ChangeWindow: {
    window: { start: '2026-03-11T08:00:00+08:00', end: '2026-03-11T12:00:00+08:00' },
    requestedBy: 'customer',
    reason: '现场地基验收推迟两天',
  },
  ChangeDestination: {
    address: 'C-3002-A2',
    party: 'C-3002',
    redirect: 'RD-3',
    reason: '改送二期厂房',
  },
  ReportRedirect: { redirect: 'RD-3', outcome: 'rejected', reason: '二期厂房道路限重' },
  CancelShipment: { reason: '客户取消订单' },
  RequestIntercept: { intercept: 'IC-1', reason: '客户取消订单，货已在途' },
  ReportIntercept: { intercept: 'IC-1', outcome: 'confirmed', place: 'HUB-WH' },
} satisfies Inputs<typeof planningCommands>;
