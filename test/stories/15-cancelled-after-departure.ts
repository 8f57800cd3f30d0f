import {
  A,
  asksToIntercept,
  cancels,
  closes,
  closesShipment,
  departs,
  intercepts,
  packs,
  picks,
  pumps,
  receivesBack,
  S1,
  sendsBack,
} from './goods.ts';
import { cancelsLines, released } from './orders.ts';
import { anna, bo, carrier, erp, max, sara } from './people.ts';
import { at, type Story } from './story.ts';

export const cancelledAfterDeparture: Story = {
  title: ['离仓后订单被取消', 'Order cancelled after departure'],
  told: [
    '货已在路上，ERP 来取消订单：已发的数量不能取消。发运单也取消不了，只能拦截。承运商拦下来，' +
      '货退回仓库上架，单子了结。',
    'The goods are on the road when the ERP cancels the order: what was shipped cannot be ' +
      'cancelled, nor can the shipment. It is intercepted; the carrier stops the goods, they come ' +
      'back to the shelf, and the shipment ends as returned.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at('10:30', erp, cancelsLines(A, 'K1', '客户取消', pumps(4))),
    at('10:40', sara, cancels(S1, '客户取消')),
    at('10:41', sara, asksToIntercept(S1, 'I1', '客户取消')),
    at('11:30', carrier, intercepts(S1, 'I1', 'HUB-HANGZHOU')),
    at('11:40', sara, sendsBack(S1, { return: 'R1', rows: [{ unit: 'U1', ...pumps(4) }] })),
    at(
      '16:00',
      anna,
      receivesBack(S1, {
        return: 'R1',
        rows: [{ unit: 'U1', ...pumps(4), disposition: 'restock' }],
      }),
    ),
    at('16:30', max, closesShipment(S1)),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit returned closed' },
    refusals: [
      'order 4711 CancelOrderLines cancelled-must-be-open',
      'S1 CancelShipment shipment-must-not-have-departed',
    ],
    figures: { onTime: '0 of 1', otif: '0 of 1', returns: '1 of 1' },
    known: [
      {
        at: '12:00',
        shipment: 'S1',
        recorded: 'in transit, ordered 4, picked 4, packed 4',
        occurred: 'in transit, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
