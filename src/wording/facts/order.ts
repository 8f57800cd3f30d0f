import type { messageFacts } from '../../domain/order/facts/message.ts';
import type { quantityFacts } from '../../domain/order/facts/quantities.ts';
import type { splitFacts } from '../../domain/order/facts/split.ts';
import type { OrderFact } from '../../domain/order/facts.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';

const messageFactWords = {
  OrderReceived: {
    name: ['订单已接收', 'order received'],
    says: [
      '来源系统第一次发来这张订单，照原样记下。',
      'Its source told of this order for the first time, and this is what it said.',
    ],
  },
  OrderAmended: {
    name: ['订单已变更', 'order amended'],
    says: [
      '来源系统发来更新的版本：变更后的整张订单、哪些字段不同、每一行的答复。',
      'Its source told a newer version: the whole order as it is now, ' +
        'what differs, and what was answered to each line.',
    ],
  },
  OrderMessageSuperseded: {
    name: ['收到过期的订单消息', 'outdated order message'],
    says: [
      '消息比已知的版本旧，记下但不生效。',
      'The message was older than what was known; it is noted and changes nothing.',
    ],
  },
  OrderAuthorised: {
    name: ['订单已批准', 'order authorised'],
    says: ['订单可以计划和发货。', 'The order may be planned and shipped.'],
  },
  OrderHeld: {
    name: ['订单已冻结', 'order held'],
    says: [
      '订单不再拆分；它的发运单在冻结范围内也停下。',
      'The order is not split any further, and its shipments stop within the hold’s scope.',
    ],
  },
  OrderHoldLifted: {
    name: ['订单已解冻', 'order hold lifted'],
    says: [
      '订单的这一项冻结已解除；其他冻结仍然有效。',
      'This one hold of the order is gone; any other stays in force.',
    ],
  },
} satisfies Record<keyof typeof messageFacts, FactWords>;

const splitFactWords = {
  SplitPlanned: {
    name: ['订单已拆分', 'split planned'],
    says: [
      '订单分成哪些发运单，每一张各有原因。',
      'Into which shipments the order goes, each with its reasons.',
    ],
  },
  MergeRequested: {
    name: ['已申请合单', 'merge requested'],
    says: [
      '一张发运单里这张订单的货要全部并入另一张。',
      'All that a shipment holds of the order is to go over into another.',
    ],
  },
  MergeRefused: {
    name: ['合单被拒绝', 'merge refused'],
    says: [
      '有一张发运单不能照办，货留在原处。',
      'One of the shipments could not do its part; the goods stay where they were.',
    ],
  },
} satisfies Record<keyof typeof splitFacts, FactWords>;

const quantityFactWords = {
  LinesCancelRequested: {
    name: ['已申请取消订单行', 'cancellation requested'],
    says: [
      '要取消所列数量；发运单放手之后才算取消。',
      'These quantities are to be cancelled, once the shipments that hold them let go.',
    ],
  },
  LinesCancelled: {
    name: ['订单行已取消', 'lines cancelled'],
    says: ['所列数量不再发货。', 'These quantities will not be shipped.'],
  },
  LinesCancelRefused: {
    name: ['取消被拒绝', 'cancellation refused'],
    says: [
      '发运单不放手所列数量，仍然要发。',
      'A shipment does not let these quantities go; they are still to be shipped.',
    ],
  },
  RemainderCancelled: {
    name: ['余量已取消', 'remainder cancelled'],
    says: [
      '没有排进发运单的数量全部不再发货。',
      'What no shipment holds will not be shipped any more.',
    ],
  },
  LinesReallocated: {
    name: ['订单行已改排', 'lines reallocated'],
    says: [
      '所列数量从一张发运单到了另一张，或者离开、进入发运单。',
      'These quantities went from one shipment to another, or out of one, or into one.',
    ],
  },
  LinesBackordered: {
    name: ['订单行欠交', 'lines back-ordered'],
    says: [
      '所列数量缺货，等到货再发。',
      'These quantities are short and wait until there are goods.',
    ],
  },
  LinesSubstituted: {
    name: ['订单行已替代', 'lines substituted'],
    says: ['所列数量改发另一种货品。', 'These quantities are shipped as another article.'],
  },
  LinesFulfilled: {
    name: ['订单行进度', 'lines fulfilled'],
    says: [
      '一张发运单把这张订单的货做到了哪里：已发、已交付、已退回、丢失各多少。',
      'How far a shipment is with the order’s goods: shipped, delivered, returned, lost.',
    ],
  },
  OrderFulfilled: {
    name: ['订单已完成', 'order fulfilled'],
    says: [
      '每一个订购数量都有了结果；全部交付的为完整完成。',
      'Every ordered quantity has its outcome; complete when all of it was delivered.',
    ],
  },
  OrderReopened: {
    name: ['订单又有未了结', 'order open again'],
    says: [
      '订单完成之后又有数量未了结。',
      'Something of the order is open again after it was fulfilled.',
    ],
  },
} satisfies Record<keyof typeof quantityFacts, FactWords>;

/** Everything that can have happened to an order, in words. */
export const orderFactWords = {
  ...messageFactWords,
  ...splitFactWords,
  ...quantityFactWords,
  ...followUpFactWords,
} satisfies Record<OrderFact['type'], FactWords>;
