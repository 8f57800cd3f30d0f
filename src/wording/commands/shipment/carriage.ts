import type { carriageCommands } from '../../../domain/shipment/commands/carriage.ts';
import type { CommandWords } from '../command-words.ts';

export const carriageCommandWords = {
  TenderToCarrier: {
    name: ['委托承运商', 'Tender to carrier'],
    does: ['请一家承运商承运这张发运单。', 'Asks a carrier to take the shipment.'],
  },
  AcceptTender: {
    name: ['承运商接受', 'Accept tender'],
    does: [
      '报告承运商接受委托，可带运单号、回单运单号、费用和截止时间。',
      'Tells that the carrier takes it, with waybills, receipt waybill, charge and cut-off.',
    ],
  },
  RejectTender: {
    name: ['承运商拒绝', 'Reject tender'],
    does: ['报告承运商不接受委托。', 'Tells that the carrier does not take it.'],
  },
  ChangeCarrier: {
    name: ['更换承运商', 'Change carrier'],
    does: [
      '改由另一家承运商承运，立即生效或自交接起生效。',
      'Gives the shipment to another carrier, at once or from the hand-over on.',
    ],
  },
  ReplaceWaybills: {
    name: ['更换运单号', 'Replace waybills'],
    does: ['报告从此有效的全部运单号。', 'Tells all the waybills that count from now on.'],
  },
  RecordCarrierStatus: {
    name: ['记承运商状态', 'Record carrier status'],
    does: [
      '报告承运商对一个运单号的状态；同一状态重复报来只记一次。',
      'Tells what the carrier says of a waybill; the same status told again is recorded once.',
    ],
  },
  ReviseEta: {
    name: ['更新预计到达', 'Revise ETA'],
    does: [
      '报告新的预计到达时间和由谁给出。',
      'Tells when the goods are expected now, and who says so.',
    ],
  },
  AssignTrip: {
    name: ['排入车次', 'Assign to trip'],
    does: [
      '把发运单排入一个车次；通常由车次的流程发出。',
      'Plans the shipment on a trip; as a rule sent by the process that follows trips.',
    ],
  },
  UnassignTrip: {
    name: ['移出车次', 'Take off trip'],
    does: [
      '把发运单移出一个车次；通常由车次的流程发出。',
      'Takes the shipment off a trip; as a rule sent by the process that follows trips.',
    ],
  },
} satisfies Record<keyof typeof carriageCommands, CommandWords>;
