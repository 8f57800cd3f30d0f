import { closes, delivers, departs, movesWindow, packs, picks, pumps, S1 } from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, sara } from './people.ts';
import { at, instantOf, type Story } from './story.ts';

export const windowMoved: Story = {
  title: ['拣货后改约', 'Window moved after picking'],
  told: [
    '货已拣好，客户打电话改到第二天下午。时间窗改为客户所要求的，货照常装箱，第二天送到：准时。' +
      '承运商自己想再改，记下来，但不改变准时的标准。',
    'The goods are picked when the customer asks for tomorrow afternoon. The window moves at the ' +
      "customer's request, packing goes on, and delivery next day is on time. What the carrier " +
      'asks for later is written down and does not move the measure.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at(
      '09:30',
      sara,
      movesWindow(S1, {
        window: { start: instantOf('03-03 13:00'), end: instantOf('03-03 17:00') },
        requestedBy: 'customer',
        reason: '现场没有人',
      }),
    ),
    at('10:00', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('03-03 09:00', bo, departs(S1)),
    at(
      '03-03 12:00',
      sara,
      movesWindow(S1, {
        window: { start: instantOf('03-03 13:00'), end: instantOf('03-03 20:00') },
        requestedBy: 'carrier',
        reason: '堵车',
      }),
    ),
    at('03-03 16:40', bo, delivers(S1)),
    at(
      '03-03 17:00',
      sara,
      movesWindow(S1, {
        window: { start: instantOf('03-04 13:00'), end: instantOf('03-04 17:00') },
        requestedBy: 'customer',
        reason: '太晚了',
      }),
    ),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off' },
    refusals: ['S1 ChangeWindow shipment-must-not-be-signed-off'],
    figures: { onTime: '1 of 1', otif: '1 of 1', firstOnTime: '0 of 1' },
    known: [
      {
        at: '03-03 12:30',
        shipment: 'S1',
        recorded: 'in transit, ordered 4, picked 4, packed 4',
        occurred: 'in transit, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
