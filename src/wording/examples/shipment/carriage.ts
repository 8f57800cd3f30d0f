import type { carriageCommands } from '../../../domain/shipment/commands/carriage.ts';
import type { Inputs } from '../inputs.ts';

export const carriageExamples = {
  TenderToCarrier: {
    tender: 'TD-88',
    carrier: 'HW-HEAVY',
    service: 'heavy-haulage',
    answerBy: '2026-03-03T12:00:00+08:00',
  },
  AcceptTender: {
    tender: 'TD-88',
    waybills: [
      { waybill: 'HW6002117', unit: '369012340000010016' },
      { waybill: 'HW6002118', unit: '369012340000010023' },
    ],
    receiptWaybill: 'HW6002117R',
    charge: { amount: 8600, currency: 'CNY' },
    cutOff: '2026-03-05T16:00:00+08:00',
  },
  RejectTender: { tender: 'TD-88', reason: '当日没有低平板车' },
  ChangeCarrier: {
    carrier: 'CY-TRANS',
    effective: 'at-hand-over',
    reason: '原承运商车辆故障，武汉换车',
  },
  ReplaceWaybills: {
    carrier: 'CY-TRANS',
    waybills: [{ waybill: 'CY26030601', unit: '369012340000010016' }],
    reason: '武汉换车后重新开单',
  },
  RecordCarrierStatus: {
    carrier: 'HW-HEAVY',
    waybill: 'HW6002117',
    status: 'at-hub',
    code: '412',
    raw: '快件到达【武汉转运中心】',
  },
  ReviseEta: { eta: '2026-03-09T14:30:00+08:00', by: 'driver', reason: '沪渝高速限行' },
  AssignTrip: {
    trip: 'T-260305-07',
    loadAt: 'SZ-01',
    unloadAt: 'C-3002-A1',
    units: ['369012340000010016', '369012340000010023'],
  },
  UnassignTrip: { trip: 'T-260305-07', reason: '改排次日车次' },
} satisfies Inputs<typeof carriageCommands>;
