import type { deliveryCommands } from '../../../domain/shipment/commands/delivery.ts';
import type { CommandWords } from '../command-words.ts';

export const deliveryCommandWords = {
  AttemptDelivery: {
    name: ['报告派送失败', 'Report failed attempt'],
    does: [
      '报告一次没有成功的送货：原因、责任方、下次时间。',
      'Tells of a delivery that did not succeed: why, who is responsible, when next.',
    ],
  },
  ConfirmDelivery: {
    name: ['签收', 'Confirm delivery'],
    does: [
      '报告收货方对每一行的结果；不列明细时，已装箱而无结果的货全部收下。',
      'Tells what the consignee said of every line; without rows, all ' +
        'that is packed and has no outcome yet was accepted.',
    ],
  },
  StartReturn: {
    name: ['开始退货', 'Start return'],
    does: [
      '安排把拒收、送不到或拦截的货物运回。',
      'Has goods that were refused, failed or intercepted brought back.',
    ],
  },
  ReceiveReturn: {
    name: ['收到退货', 'Receive return'],
    does: [
      '报告退回的货已收到，并写明入库、待检、报废还是再送。',
      'Tells that goods came back, and whether to stock, quarantine, scrap or out again.',
    ],
  },
  ReportLost: {
    name: ['报告丢失', 'Report lost'],
    does: ['报告单元找不到了。', 'Tells that a unit cannot be found.'],
  },
  ReportFound: {
    name: ['报告找回', 'Report found'],
    does: ['报告丢失的单元找到了。', 'Tells that a lost unit was found.'],
  },
  CloseShipment: {
    name: ['关闭发运单', 'Close shipment'],
    does: [
      '了结发运单：没有未了结的数量和异常；丢失或缺失须有索赔号，否则由另一人批准。',
      'Ends the work on a shipment: nothing open, no exception; what is lost ' +
        'or missing needs a claim, or another person’s approval.',
    ],
  },
  ReopenShipment: {
    name: ['重开发运单', 'Reopen shipment'],
    does: [
      '使关闭的发运单又可以处理，并写明原因。',
      'Opens a closed shipment for work again, and says why.',
    ],
  },
} satisfies Record<keyof typeof deliveryCommands, CommandWords>;
