import type { planningFacts } from '../../../domain/shipment/facts/planning.ts';
import type { FactWords } from '../fact-words.ts';

export const planningFactWords = {
  ShipmentPlanned: {
    name: ['发运单已计划', 'planned'],
    says: [
      '发运单成立：货行、发货地、收货方、时间窗，以及从此适用的策略。',
      'The shipment exists: its lines, from where, to whom, its ' +
        'window, and the policy that applies from now on.',
    ],
  },
  ShipmentReleased: {
    name: ['已下达仓库', 'released to the warehouse'],
    says: ['仓库可以开始拣货。', 'The warehouse may begin to pick.'],
  },
  ShipmentHeld: {
    name: ['已冻结', 'held'],
    says: [
      '冻结范围内的决定从此不予接受，直到解冻。',
      'Decisions within its scope are refused from now on, until the hold is lifted.',
    ],
  },
  HoldLifted: {
    name: ['已解冻', 'hold lifted'],
    says: [
      '这一项冻结已解除；其他冻结仍然有效。',
      'This one hold is gone; any other stays in force.',
    ],
  },
  ShipmentAmended: {
    name: ['货行已变更', 'lines amended'],
    says: [
      '所列货行改为新的数量，旁边是原来的数量。',
      'The lines named come to a new quantity; the one before stands beside it.',
    ],
  },
  WindowChanged: {
    name: ['时间窗已变更', 'window changed'],
    says: [
      '送达的时间窗改了，并写明由谁提出。',
      'Delivery is agreed for another window, and it is said who asked for it.',
    ],
  },
  AddressChanged: {
    name: ['收货地址已变更', 'address changed'],
    says: [
      '离仓之前，货物改送同一收货方的另一个地址。',
      'Before departure, the goods are to go to another address of the same party.',
    ],
  },
  RedirectRequested: {
    name: ['已申请改送', 'redirect requested'],
    says: [
      '货物已在途，已请承运商改送另一个地址。',
      'The goods are on the road, and the carrier was asked to take them to another address.',
    ],
  },
  RedirectConfirmed: {
    name: ['改送已确认', 'redirect confirmed'],
    says: [
      '承运商同意改送，收货地址从此为新地址。',
      'The carrier will do so; the address is the new one from now on.',
    ],
  },
  RedirectRejected: {
    name: ['改送被拒绝', 'redirect rejected'],
    says: ['承运商不改送，收货地址不变。', 'The carrier will not; the address stays what it was.'],
  },
  ShipmentCancelling: {
    name: ['取消中', 'cancelling'],
    says: [
      '发运单要取消，所列已拣的货须先放回。',
      'The shipment is to be cancelled once the goods listed, already handled, are put back.',
    ],
  },
  ShipmentCancelled: {
    name: ['已取消', 'cancelled'],
    says: [
      '发运单已取消，没有货物留在其中。',
      'The shipment is cancelled and no goods are left in it.',
    ],
  },
  InterceptRequested: {
    name: ['已申请拦截', 'intercept requested'],
    says: [
      '货物已离仓，已请承运商停运并送回。',
      'The goods have left, and the carrier was asked to stop them and bring them back.',
    ],
  },
  InterceptConfirmed: {
    name: ['拦截成功', 'intercepted'],
    says: [
      '承运商已截住货物；收回之前仍未了结。',
      'The carrier has stopped the goods; they stay open until they are received back.',
    ],
  },
  InterceptFailed: {
    name: ['拦截失败', 'intercept failed'],
    says: [
      '承运商没有截住货物，运输照常继续。',
      'The carrier could not stop the goods; they go on as before.',
    ],
  },
} satisfies Record<keyof typeof planningFacts, FactWords>;
