import type { OrderCommand } from '../../domain/order/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be asked of an order, in words. */
export const orderCommandWords = {
  ReceiveOrder: {
    name: ['接收订单', 'Receive order'],
    does: [
      '接收来源系统的订单消息，整张或增量；比已知版本旧的只记下，不生效。',
      'Takes an order message from its source, whole or as a delta; one ' +
        'older than what is known is noted and changes nothing.',
    ],
  },
  AuthoriseOrder: {
    name: ['批准订单', 'Authorise order'],
    does: ['批准订单，此后可以计划和发货。', 'Lets an order be planned and shipped.'],
  },
  HoldOrder: {
    name: ['冻结订单', 'Hold order'],
    does: [
      '冻结订单，不再拆分；它的发运单按范围一并冻结。',
      'Puts a hold on an order: it is not split any further, ' +
        'and its shipments are held within the scope.',
    ],
  },
  LiftOrderHold: {
    name: ['解冻订单', 'Lift order hold'],
    does: [
      '按编号解除订单的一项冻结，发运单上的也随之解除。',
      'Takes one hold off an order by its id, and off its shipments.',
    ],
  },
  CancelOrderLines: {
    name: ['取消订单行', 'Cancel order lines'],
    does: [
      '取消订单行的若干数量，但不得低于已发的；排进发运单的，要等发运单放手。',
      'Cancels quantities of lines, never below what is shipped; ' +
        'what shipments hold is cancelled once they let go.',
    ],
  },
  CancelRemainder: {
    name: ['取消余量', 'Cancel remainder'],
    does: [
      '取消没有排进任何发运单的数量，包括欠交。',
      'Cancels all that no shipment holds, back orders with it.',
    ],
  },
  PlanSplit: {
    name: ['拆分订单', 'Plan split'],
    does: [
      '把已批准、没有冻结的订单分成发运单，并记下每一张的原因。',
      'Splits an authorised order without a hold into ' +
        'shipments, and says why each is one of its own.',
    ],
  },
  ReplanSplit: {
    name: ['重新拆分', 'Replan split'],
    does: [
      '把没有排进发运单的数量排成新的发运单：新增的、发运单放手的、欠交的。',
      'Places what no shipment holds into new shipments: new, ' +
        'given up by a shipment, or back-ordered.',
    ],
  },
  MergeShipments: {
    name: ['合单', 'Merge shipments'],
    does: [
      '把一张发运单里这张订单的货并入同一目的地的另一张。',
      'Moves one shipment’s goods of this order into another for the same destination.',
    ],
  },
  RecordReallocation: {
    name: ['记改排', 'Record reallocation'],
    does: [
      '由流程发出：一张发运单现在装着这张订单的哪些数量。',
      'Sent by a process: which quantities of the order a shipment holds now.',
    ],
  },
  RecordBackorder: {
    name: ['记欠交', 'Record back order'],
    does: [
      '由流程发出：一张发运单里这张订单短缺的数量，以及决定怎样处理。',
      'Sent by a process: which quantities of the order are ' +
        'short in a shipment, and what was decided.',
    ],
  },
  RecordSubstitution: {
    name: ['记替代', 'Record substitution'],
    does: [
      '由流程发出：一张发运单里这张订单改发另一种货品的数量。',
      'Sent by a process: which quantities of the order a shipment ships as another article.',
    ],
  },
  RecordFulfilment: {
    name: ['记完成进度', 'Record fulfilment'],
    does: [
      '由流程发出：一张发运单把这张订单的货做到了哪里。',
      'Sent by a process: how far a shipment is with the order’s goods.',
    ],
  },
  ...followUpCommandWords,
} satisfies Record<OrderCommand['type'], CommandWords>;
