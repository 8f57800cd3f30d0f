import {
  applies,
  B,
  closes,
  delivers,
  departs,
  packs,
  picks,
  prints,
  pumps,
  S1,
  S2,
  transfers,
} from './goods.ts';
import { LABELLED, releasedBoth } from './orders.ts';
import { anna, bo, paul } from './people.ts';
import { at, type Story } from './story.ts';

export const cartonMoved: Story = {
  title: ['装箱后把一箱转到另一张发运单', 'One carton moved to another shipment after packing'],
  told: [
    'S1 有两箱，车只装得下一箱；S2 今天发往同一工地。U2 转到 S2：连同里面的货一起，标签不跟着走，' +
      '要重新打印、贴上。S1 只剩一箱。两张订单都如数送到。',
    'S1 has two cartons and its truck takes one; S2 leaves today for the same site. U2 goes over ' +
      'with all that is in it; its label does not, and is printed anew. S1 is left with one ' +
      'carton, and both orders get what they ordered.',
  ],
  steps: [
    ...releasedBoth([pumps(10)], [pumps(2, B)], { ...LABELLED, steps: ['label'] }),
    at('09:00', anna, picks(S1, pumps(10))),
    at('09:20', anna, packs(S1, 'U1', [pumps(6)]), packs(S1, 'U2', [pumps(4)])),
    at('09:30', anna, closes(S1, 'U1', 48), closes(S1, 'U2', 33)),
    at('09:40', anna, prints(S1, 'U1', 'L1'), applies(S1, 'U1', 'L1')),
    at('09:42', anna, prints(S1, 'U2', 'L2'), applies(S1, 'U2', 'L2')),
    at('09:50', anna, picks(S2, pumps(2, B)), packs(S2, 'U3', [pumps(2, B)])),
    at('09:55', anna, prints(S2, 'U3', 'L3'), applies(S2, 'U3', 'L3'), closes(S2, 'U3', 17)),
    at('10:00', paul, transfers(S1, S2, 'U2')),
    at('10:05', anna, prints(S2, 'U2', 'L4'), applies(S2, 'U2', 'L4')),
    at('10:30', bo, departs(S1)),
    at('11:00', bo, departs(S2)),
    at('14:00', bo, delivers(S1)),
    at('15:00', bo, delivers(S2)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed labelled in-transit signed-off',
      S2: 'planned released picked packed labelled packed labelled in-transit signed-off',
    },
    figures: { onTime: '2 of 2', otif: '2 of 2', splitRatio: '3 of 2', lostUnits: '0 of 3' },
    known: [
      {
        at: '10:02',
        shipment: 'S1',
        recorded: 'labelled @ WH-JIADING, ordered 6, picked 6, packed 6',
        occurred: 'labelled @ WH-JIADING, ordered 6, picked 6, packed 6',
      },
      {
        at: '10:02',
        shipment: 'S2',
        recorded: 'packed @ WH-JIADING, ordered 6, picked 6, packed 6',
        occurred: 'packed @ WH-JIADING, ordered 6, picked 6, packed 6',
      },
    ],
  },
};
