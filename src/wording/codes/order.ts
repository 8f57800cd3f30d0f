import type * as words from '../../domain/order/words.ts';
import type { Words } from '../say.ts';

type Lists = (typeof words)[keyof typeof words];

/** What an order's commands and facts choose from, as people say it. */
export const orderCodes = {
  full: ['全部', 'full'],
  delta: ['增量', 'delta'],
  pending: ['待定', 'pending'],
  refused: ['拒绝', 'refused'],

  // Why a shipment holds another quantity than before.
  planned: ['已计划', 'planned'],
  amended: ['已变更', 'amended'],
  cancelled: ['已取消', 'cancelled'],
  closed: ['已关闭', 'closed'],
  transfer: ['转单', 'transfer'],
  returned: ['已退回', 'returned'],
  handled: ['结束后又作业', 'handled after its end'],
  merge: ['合单', 'merge'],
  corrected: ['已更正', 'corrected'],

  // Where a merge came to its end.
  target: ['并入的发运单', 'target'],
  source: ['并出的发运单', 'source'],
  'way-back': ['退回途中', 'way back'],

  // Why goods are in a shipment of their own.
  'whole-order': ['整单', 'whole order'],
  'ship-to': ['收货地不同', 'ship-to'],
  'ship-from': ['发货地不同', 'ship-from'],
  service: ['运输服务不同', 'service'],
  carrier: ['承运商不同', 'carrier'],
  'selling-entity': ['销售主体不同', 'selling entity'],
  'stock-owner': ['货主不同', 'stock owner'],
  'schedule-line': ['交货计划行不同', 'schedule line'],
  'back-order': ['欠交', 'back order'],
  'placed-again': ['重新排入', 'placed again'],
} satisfies Record<Lists[number], Words> & Record<'full' | 'delta', Words>;
