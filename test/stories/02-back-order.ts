import {
  closes,
  closesShipment,
  delivers,
  departs,
  findsShort,
  packs,
  picks,
  pumps,
  releases,
  S1,
  S2,
} from './goods.ts';
import { released, replans } from './orders.ts';
import { anna, bo, max, paul } from './people.ts';
import { at, happened, type Story } from './story.ts';

export const backOrder: Story = {
  title: ['短拣、部分发运、欠交', 'Short pick, partial shipment, back order'],
  told: [
    '订十台，库位里只有七台：三台短拣，转欠交。七台先发。第三天补货到了，计划员把欠交的三台排进第二张' +
      '发运单，晚两天送到：订单齐了，但不准时。',
    'Ten pumps are ordered and seven are in the bin: three are picked short and become a back ' +
      'order 欠交. Seven go first. On the third day stock has come, the planner places the three ' +
      'in a second shipment, and they arrive two days late: the order is full, but not on time.',
  ],
  steps: [
    ...released([pumps(10)]),
    at('09:00', anna, picks(S1, pumps(7))),
    at('09:30', anna, happened('09:05', findsShort(S1, pumps(3), 'backorder'))),
    at('09:40', anna, packs(S1, 'U1', [pumps(7)]), closes(S1, 'U1', 57)),
    at('10:00', bo, departs(S1)),
    at('13:00', bo, delivers(S1)),
    at('13:30', max, closesShipment(S1)),
    at('03-04 08:00', paul, replans('ERP:4711')),
    at('03-04 08:10', paul, releases(S2)),
    at('03-04 09:00', anna, picks(S2, pumps(3)), packs(S2, 'U1', [pumps(3)])),
    at('03-04 10:00', bo, departs(S2)),
    at('03-04 13:00', bo, delivers(S2)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picking picked packed in-transit signed-off closed',
      S2: 'planned released picked packed in-transit signed-off',
    },
    figures: {
      onTime: '0 of 1',
      otif: '0 of 1',
      firstAttempt: '100 %',
      shortPickRate: '1 of 2',
      splitRatio: '2 of 1',
      orderCycleHours: '52.92 h',
    },
    known: [
      {
        at: '09:10',
        shipment: 'S1',
        recorded: 'picking @ WH-JIADING, ordered 10, picked 7',
        occurred: 'picked @ WH-JIADING, ordered 10, picked 7',
      },
    ],
  },
};
