import type { carriageFacts } from '../../../domain/shipment/facts/carriage.ts';
import type { FactWords } from '../fact-words.ts';

export const carriageFactWords = {
  TenderSent: {
    name: ['已向承运商委托', 'tendered to a carrier'],
    says: [
      '已请一家承运商承运，等待答复。',
      'A carrier was asked to take the shipment, and has not answered yet.',
    ],
  },
  TenderAccepted: {
    name: ['承运商已接受', 'tender accepted'],
    says: [
      '承运商接受委托，并给出运单号、费用和截止时间。',
      'The carrier takes it, and gives waybills, charge and cut-off.',
    ],
  },
  TenderRejected: {
    name: ['承运商已拒绝', 'tender rejected'],
    says: ['承运商不接受委托。', 'The carrier does not take it.'],
  },
  CarrierChanged: {
    name: ['承运商已变更', 'carrier changed'],
    says: [
      '改由另一家承运商承运，立即生效或自交接起生效。',
      'Another carrier takes over, at once or from the hand-over on.',
    ],
  },
  WaybillsReplaced: {
    name: ['运单号已更换', 'waybills replaced'],
    says: [
      '从此以新的运单号为准，旁边是原来的号码。',
      'The waybills are these from now on; the ones before stand beside them.',
    ],
  },
  CarrierStatusReported: {
    name: ['承运商状态', 'carrier status'],
    says: [
      '承运商报来一个状态：统一后的状态，以及承运商自己的代码和原文。',
      'What the carrier says of a waybill: the status in our terms, with its own code and words.',
    ],
  },
  EtaRevised: {
    name: ['预计到达已更新', 'ETA revised'],
    says: [
      '预计到达时间改了，并写明由谁给出。',
      'The goods are expected at another time, and it is said by whom.',
    ],
  },
  TripAssigned: {
    name: ['已排入车次', 'planned on a trip'],
    says: [
      '计划由这一车次运输，并写明在哪一站装、在哪一站卸。',
      'The shipment is to ride on this trip, loaded at one stop and unloaded at another.',
    ],
  },
  TripUnassigned: {
    name: ['已移出车次', 'taken off a trip'],
    says: ['不再由这一车次运输。', 'The shipment is no longer to ride on this trip.'],
  },
} satisfies Record<keyof typeof carriageFacts, FactWords>;
