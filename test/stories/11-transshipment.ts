import { closes, delivers, loads, packs, picks, pumps, S1, unloads } from './goods.ts';
import { BY_TRUCK, released } from './orders.ts';
import { anna, bo, chen, paul } from './people.ts';
import { at, happened, type Story } from './story.ts';
import {
  arrivesAtEnd,
  closesLoad,
  completes,
  departsTrip,
  givesVehicle,
  HUB,
  idOf,
  plansTrip,
  T1,
  T2,
} from './trips.ts';

export const transshipment: Story = {
  title: ['两车之间中转', 'Transshipment between two trucks'],
  told: [
    '阿波的车开到中转站，卸下转给小陈；小陈的车送到工地。在站里货仍算在途，只是有了所在地。' +
      '小陈路上没有信号，到了才报何时出发的。',
    "Bo's truck goes as far as the hub; there the carton is taken off and goes on with Chen to " +
      'the site 中转. At the hub the goods are still in transit, with a place. Chen has no network ' +
      'on the way and tells only on arrival when he left.',
  ],
  steps: [
    ...released([pumps(4)], BY_TRUCK),
    at('08:30', paul, plansTrip(T1, [S1], { to: HUB }), givesVehicle(T1, '沪A-100')),
    at('08:35', paul, plansTrip(T2, [S1], { from: HUB }), givesVehicle(T2, '浙A-200')),
    at('09:00', anna, picks(S1, pumps(4)), packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('09:30', bo, loads(S1, 'U1', idOf(T1))),
    at('09:40', bo, closesLoad(T1), departsTrip(T1)),
    at('12:00', bo, arrivesAtEnd(T1), completes(T1)),
    at('12:10', bo, unloads(S1, 'U1', 'transship', idOf(T1))),
    at('12:40', chen, loads(S1, 'U1', idOf(T2))),
    at(
      '15:30',
      chen,
      happened('12:58', closesLoad(T2)),
      happened('13:00', departsTrip(T2)),
      arrivesAtEnd(T2),
      completes(T2),
    ),
    at('15:45', chen, delivers(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed loaded in-transit out-for-delivery signed-off',
    },
    figures: { onTime: '1 of 1', otif: '1 of 1', transitHours: '6.08 h' },
    known: [
      {
        at: '12:30',
        shipment: 'S1',
        recorded: 'in transit @ HUB-HANGZHOU, ordered 4, picked 4, packed 4',
        occurred: 'in transit @ HUB-HANGZHOU, ordered 4, picked 4, packed 4',
      },
      {
        at: '14:00',
        shipment: 'S1',
        recorded: 'in transit @ HUB-HANGZHOU, ordered 4, picked 4, packed 4',
        occurred: 'out for delivery, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
