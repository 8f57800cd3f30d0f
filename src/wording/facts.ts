import type { Fact } from '../domain/facts.ts';
import { type Locale, textIn, type Words } from './say.ts';

const facts = {
  ShipmentPlanned: ['发运单已计划', 'planned'],
  ShipmentReleased: ['已下达仓库', 'released to the warehouse'],
  ShipmentHeld: ['已冻结', 'held'],
  HoldLifted: ['已解冻', 'hold lifted'],
  ItemPicked: ['已拣货', 'picked'],
  PickShorted: ['短拣', 'pick short'],
  UnitPacked: ['已装箱', 'packed'],
  UnitClosed: ['已封箱', 'unit closed'],
  LabelPrinted: ['标签已打印', 'label printed'],
  LabelApplied: ['标签已贴', 'label applied'],
  LabelVoided: ['标签已作废', 'label voided'],
  UnitLoaded: ['已装车', 'loaded'],
  ShipmentDeparted: ['已离仓', 'departed'],
  ShipmentArrived: ['已到达', 'arrived'],
  OutForDelivery: ['派送中', 'out for delivery'],
  DeliveryAttempted: ['派送失败', 'delivery attempt failed'],
  DeliveryConfirmed: ['已签收', 'delivery confirmed'],
  ScanRejected: ['扫码不符', 'wrong scan'],
  RecordCorrected: ['记录已更正', 'record corrected'],
  CorrectionRequested: ['已申请更正', 'correction requested'],
  CorrectionRejected: ['更正被驳回', 'correction rejected'],
  ShipmentClosed: ['发运单已关闭', 'closed'],
  ShipmentReopened: ['发运单已重开', 'reopened'],
  OrderReceived: ['订单已接收', 'order received'],
  OrderAmended: ['订单已变更', 'order amended'],
  OrderMessageSuperseded: ['收到过期的订单消息', 'outdated order message'],
  OrderAuthorised: ['订单已批准', 'order authorised'],
} satisfies Record<Fact['type'], Words>;

/** What a fact is called; its type's own name where a newer version of Lading recorded it. */
export function factText(type: string, locale: Locale): string {
  const known: Readonly<Record<string, Words>> = facts;
  const words = Object.hasOwn(known, type) ? known[type] : undefined;
  return words ? textIn(words, locale) : type;
}
