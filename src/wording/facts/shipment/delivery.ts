import type { deliveryFacts } from '../../../domain/shipment/facts/delivery.ts';
import type { FactWords } from '../fact-words.ts';

export const deliveryFactWords = {
  DeliveryAttempted: {
    name: ['派送失败', 'delivery attempt failed'],
    says: [
      '送货没有成功：第几次、原因、责任方和下次时间。',
      'A delivery did not succeed: the how-manieth attempt, ' +
        'why, who is responsible, and when next.',
    ],
  },
  DeliveryConfirmed: {
    name: ['已签收', 'delivery confirmed'],
    says: [
      '收货方对货物给出结果：每一行收下、拒收、缺失或多出的数量。',
      'What the consignee said about the goods: what was accepted, refused, missing or too much.',
    ],
  },
  ReturnStarted: {
    name: ['退货已开始', 'return started'],
    says: [
      '所列没有收下的货物要运回。',
      'The goods listed, which nobody accepted, are to come back.',
    ],
  },
  ReturnReceived: {
    name: ['退货已收到', 'return received'],
    says: [
      '退回的货已收到，并写明入库、待检、报废或再送。',
      'Goods came back, and go to stock, quarantine, scrap or out again.',
    ],
  },
  UnitLost: {
    name: ['单元丢失', 'unit lost'],
    says: [
      '找不到这个单元，其中的货计为丢失。',
      'The unit cannot be found, and what is in it counts as lost.',
    ],
  },
  UnitFound: {
    name: ['单元找回', 'unit found'],
    says: [
      '丢失的单元找到了，其中的货又计为未了结。',
      'The lost unit is there again, and what is in it is open again.',
    ],
  },
  ShipmentClosed: {
    name: ['发运单已关闭', 'closed'],
    says: [
      '发运单了结，并写明最后的平衡：拣货、收下、退回、丢失、缺失各多少。',
      'The shipment is done with, and the final balance of what was ' +
        'picked, accepted, received back, lost and missing.',
    ],
  },
  ShipmentReopened: {
    name: ['发运单已重开', 'reopened'],
    says: ['关闭的发运单又可以处理。', 'The closed shipment is open for work again.'],
  },
} satisfies Record<keyof typeof deliveryFacts, FactWords>;
