import type * as alerts from '../../domain/alert/words.ts';
import type { SendingFailure } from '../../domain/outbox/words.ts';
import type { SubscriptionEvent } from '../../domain/subscription/events.ts';
import type { PAUSED_WHY } from '../../domain/subscription/facts.ts';
import type { Words } from '../say.ts';

type Code =
  | SubscriptionEvent
  | SendingFailure
  | (typeof PAUSED_WHY)[number]
  | alerts.Severity
  | alerts.ClearedWhy;

/** What subscriptions, outboxes and alerts choose from, as people say it. */
export const alertCodes = {
  'order.planned': ['订单已拆单', 'order planned'],
  'order.short': ['订单缺货', 'order short'],
  'order.cancelled': ['订单已取消', 'order cancelled'],
  'shipment.packed': ['发运单已包装', 'shipment packed'],
  'shipment.goods-issue-due': ['应做发货过账', 'goods issue due'],
  'shipment.departed': ['发运单已发车', 'shipment departed'],
  'shipment.delivered': ['发运单已签收', 'shipment delivered'],
  'shipment.receipt-complete': ['回单已收齐', 'receipts complete'],
  'shipment.corrected': ['发运单记录已更正', 'shipment corrected'],
  'shipment.cancelled': ['发运单已取消', 'shipment cancelled'],
  'http-error': ['对方出错', 'answered with an error'],
  'http-refused': ['对方拒收', 'refused by the receiver'],
  'http-redirect': ['对方要求跳转', 'answered with a redirect'],
  'http-gone': ['对方已停用', 'gone at the receiver'],
  'not-answered-in-time': ['对方未及时回答', 'not answered in time'],
  'not-reachable': ['连不上对方', 'not reachable'],
  'address-not-allowed': ['内网地址不允许', 'address not allowed'],
  'secret-not-there': ['没有签名密钥', 'no secret to sign with'],
  asked: ['应要求', 'asked for'],
  info: ['提示', 'information'],
  warning: ['警告', 'warning'],
  critical: ['严重', 'critical'],
  'condition-ended': ['情况已消除', 'what it told of is over'],
  'subject-ended': ['对象已结束', 'its subject has ended'],
} satisfies Record<Code, Words>;
