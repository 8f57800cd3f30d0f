import type { OrderRule } from '../domain/order/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why a command about an order was refused, beside what shipments say in the same words. */
export const orderRules = {
  'stream-must-match-order': [
    '报文是订单 {order} 的，却发给了 {stream}',
    'The message is about order {order} but was sent to {stream}.',
  ],
  'order-must-be-known': ['还没有收到订单 {order}', 'Order {order} has not been received yet.'],
  'lines-must-not-be-so-many': [
    '订单共 {lines} 行，最多 {max} 行',
    'The order would have {lines} lines, and may have at most {max}.',
  ],
  'schedule-must-be-listed-once': [
    '行 {line} 的交货计划行 {schedule} 出现了两次',
    'Schedule line {schedule} of line {line} is listed twice.',
  ],
  'schedule-must-sum-to-line': [
    '行 {line} 数量 {qty}，交货计划行合计 {scheduled}',
    'Line {line} orders {qty}, its schedule lines {scheduled}.',
  ],
  'source-version-is-taken': [
    '订单版本 {sourceVersion} 已收到过，内容不同：{changed}',
    'Version {sourceVersion} of this order was received before with other content: {changed}.',
  ],
  'line-must-belong-to-order': [
    '订单里没有行 {line}（交货计划行 {schedule}）',
    'The order has no line {line} (schedule line {schedule}).',
  ],
  'quantity-must-cover-shipped': [
    '行 {line} 不能改为 {qty}：已发出 {shipped}，或发运单已不能放回',
    'Line {line} cannot come down to {qty}: {shipped} of it are shipped, or bound in shipments.',
  ],
  'article-must-stay-once-placed': [
    '行 {line} 的货已在发运单上，物料 {sku} 不能换成 {other}',
    'Goods of line {line} are in shipments: {sku} cannot become {other}.',
  ],
  'cancelled-must-be-open': [
    '行 {line} 要取消的 {qty} 已发出或已取消',
    'What should be cancelled of line {line} ({qty}) is shipped or cancelled already.',
  ],
  'order-must-be-authorised': ['订单 {order} 尚未批准', 'Order {order} is not authorised yet.'],
  'order-must-not-be-held': ['订单被冻结（{hold}）', 'The order is held ({hold}).'],
  'order-must-be-split-once': [
    '订单 {order} 已拆分过；剩下的用重新拆分',
    'Order {order} has been split; what is left is split again by another command.',
  ],
  'order-must-be-split-before': [
    '订单 {order} 还没有拆分过',
    'Order {order} has not been split yet.',
  ],
  'order-id-must-fit-a-shipment': [
    '订单编号 {order} 太长，发运单上最多 {max} 个字符',
    'The id of order {order} is too long for a shipment, which takes {max} characters.',
  ],
  'line-needs-a-site': [
    '这些行没有发货地点：{lines}',
    'These lines name no site to ship from: {lines}.',
  ],
  'merge-needs-another-shipment': [
    '发运单 {shipment} 不能并入自己',
    'Shipment {shipment} cannot be merged into itself.',
  ],
  'shipment-must-hold-goods-of-order': [
    '发运单 {shipment} 上没有订单 {order} 的货',
    'Shipment {shipment} holds no goods of order {order}.',
  ],
  'merged-must-not-have-shipped': [
    '发运单 {shipment} 已有货发出，不能合单',
    'Goods of shipment {shipment} have left; it cannot be merged.',
  ],
  'schedule-lines-must-stay-apart': [
    '发运单 {shipment} 上已有行 {line} 的另一交货计划行',
    'Shipment {shipment} holds another schedule line of line {line}.',
  ],
  'shipments-must-share-destination': [
    '发运单 {from} 和 {to} 的发货地点或收货方、地址不同，不能合单',
    'Shipments {from} and {to} differ in site, consignee or address; they cannot be merged.',
  ],
} satisfies Record<Exclude<OrderRule, keyof typeof shipmentRules>, Words>;
