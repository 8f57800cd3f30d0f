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
} satisfies Record<Exclude<OrderRule, keyof typeof shipmentRules>, Words>;
