import type { OrderCommand } from '../../domain/order/commands.ts';
import type { OrderFact } from '../../domain/order/facts.ts';
import type { Words } from '../say.ts';
import type { KeysIn } from './keys.ts';
import type { ShipmentField } from './shipment.ts';

export type OrderField = KeysIn<(OrderCommand | OrderFact)['data']>;

/** What orders have beside the fields that shipments have by the same names, and what those mean here. */
export const orderFields = {
  from: ['发货地的编码', 'Code of the site that ships'],
  number: ['来源系统的单号，前导零保留', 'The source’s number, leading zeros and all'],
  line: ['订单行号；整数也可以', 'Line of the order'],
  window: ['要求的送达时间窗', 'The window asked for'],
  source: ['来源系统', 'The source system'],
  sourceVersion: [
    '来源的版本号，每条消息递增',
    'The source’s version, ascending with every message',
  ],
  mode: [
    'full 为全部行；delta 只列变动的行',
    'full: these are all lines; delta: lines not named stay as they are',
  ],
  shipTo: ['收货方', 'Who receives'],
  id: ['编号', 'Its id'],
  references: ['相关单号：合同、采购单等', 'Numbers of contract, purchase order and the like'],
  attributes: ['来源系统的自定义字段，原样带着', 'The source’s custom fields, carried along'],
  reference: ['批准依据', 'What the approval refers to'],
  changed: ['哪些字段不同', 'Which fields differ'],
  known: ['已知的版本号', 'The version known already'],
  sellingEntity: ['销售主体的公司编码', 'Company code that sells'],
  stockOwner: ['货主的编码', 'Code of the owner of the goods'],
  incoterms: ['贸易术语和地点，如 DAP 成都', 'Incoterms rule and place, such as DAP Chengdu'],
  deliveryGroup: ['要一起交付的组', 'What is to be delivered together'],
  workPackage: ['项目的工作包', 'Part of the project that needs the goods'],
  answers: [
    '每一行的答复；没有列的行照收',
    'What was answered to the lines; those not named were accepted',
  ],
  freed: [
    '变更从欠交和已取消里减去的数量',
    'What the amendment takes out of back orders and cancellations',
  ],
  asks: ['请发运单放手的数量', 'What shipments are asked to let go'],
  less: ['减少多少', 'By how much less'],
  placements: ['分成的发运单', 'The shipments it goes into'],
  shipment: ['发运单的编号', 'Id of the shipment'],
  backorders: [
    '欠交是否一并重排；不写则一并',
    'Whether back orders are placed as well; they are where nothing is said',
  ],
  backordered: ['其中欠交的数量', 'How much of it is back-ordered'],
  merge: ['合单的编号', 'Id of the merge'],
  more: [
    '一条记录装不下，其余在下一次计划里',
    'There was more than one fact can hold; the rest is in a further plan',
  ],
  total: ['并入后货行的数量', 'What the other shipment’s line shall come to'],
  after: ['发运单的记录由哪条记录引起', 'Id of the fact that the shipment’s own fact follows'],
  counterpart: ['货去往或来自的另一张发运单', 'The shipment that goods went to or came from'],
  allocated: ['照订单要发的数量', 'To be shipped as ordered'],
  cancelled: ['取消的数量', 'Cancelled'],
  substituted: ['改发另一种货品的数量', 'Shipped as another article'],
  shipped: ['已发的数量', 'Shipped'],
  delivered: ['已交付的数量', 'Delivered'],
  complete: ['全部交付', 'Whether all of it was delivered'],
} satisfies Record<Exclude<OrderField, ShipmentField>, Words> & Partial<Record<OrderField, Words>>;
