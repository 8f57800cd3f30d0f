/** What a subscription can ask to be told of; the names are part of every message. Add only. */
export const SUBSCRIPTION_EVENTS = [
  'order.planned',
  'order.short',
  'order.cancelled',
  'shipment.packed',
  'shipment.goods-issue-due',
  'shipment.departed',
  'shipment.delivered',
  'shipment.receipt-complete',
  'shipment.corrected',
  'shipment.cancelled',
] as const;
export type SubscriptionEvent = (typeof SUBSCRIPTION_EVENTS)[number];
