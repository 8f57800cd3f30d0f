import type { orderCommands } from '../../domain/order/commands.ts';
import { followUpExamples } from './follow-up.ts';
import type { Inputs } from './inputs.ts';
import { holdingExamples } from './order/holding.ts';

/** The order whose goods the shipment of the examples carries. */
export const orderExamples = {
  ReceiveOrder: {
    source: 'SAP-1000',
    number: '0080004711',
    sourceVersion: 1,
    mode: 'full',
    customer: 'C-3000',
    shipTo: { party: 'C-3002', address: 'C-3002-A1', contact: '周建国 138 0013 8000' },
    window: { start: '2026-03-09T08:00:00+08:00', end: '2026-03-13T17:00:00+08:00' },
    sellingEntity: '1000',
    stockOwner: '1000',
    service: 'heavy-haulage',
    incoterms: 'DAP 成都',
    division: 'machining-centres',
    project: 'CD-PLANT-2',
    lines: [
      {
        line: 10,
        sku: 'VMC-1160',
        qty: 2,
        uom: 'H87',
        from: 'SZ-01',
        schedule: [
          {
            id: '1',
            qty: 2,
            window: { start: '2026-03-09T08:00:00+08:00', end: '2026-03-09T17:00:00+08:00' },
            workPackage: 'LINE-A',
          },
        ],
      },
      {
        line: 20,
        sku: 'COOLANT-20L',
        qty: 160.5,
        uom: 'LTR',
        tolerance: { over: 10, under: 5 },
      },
    ],
    references: [{ kind: 'contract', number: 'HT-2025-0933' }],
    attributes: { paymentTerms: '3-6-1', priority: 2, urgent: false },
  },
  AuthoriseOrder: { reference: '信用审核通过，单号 XY-118' },
  HoldOrder: { hold: 'OH-4', kind: 'credit', scope: 'depart', reason: '尾款未到账' },
  LiftOrderHold: { hold: 'OH-4', reason: '尾款已到账' },
  CancelOrderLines: {
    request: 'OC-2',
    lines: [{ line: '20', qty: 40.5 }],
    reason: '客户自备切削液',
  },
  CancelRemainder: { reason: '客户不要欠交的部分' },
  PlanSplit: {
    policy: {
      name: 'project-machines',
      version: 3,
      steps: ['label', 'load'],
      labels: ['shipping'],
    },
    from: 'SZ-01',
  },
  ReplanSplit: { lines: ['20'], backorders: true, from: 'SZ-01', reason: '切削液已到货' },
  MergeShipments: {
    merge: 'MG-1',
    from: 'PS1E-CGE6-60H0-HNE',
    to: 'PS1E-CGE6-1HZN-BFG',
    reason: '附件与机床同车发运',
  },
  ...holdingExamples,
  ...followUpExamples,
} satisfies Inputs<typeof orderCommands>;
