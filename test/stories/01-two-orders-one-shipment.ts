import {
  A,
  B,
  closes,
  closesShipment,
  delivers,
  loads,
  packs,
  picks,
  pumps,
  releases,
  S1,
  S2,
  valves,
} from './goods.ts';
import { authorises, BY_TRUCK, merges, orders, splits } from './orders.ts';
import { anna, bo, erp, max, paul } from './people.ts';
import { at, opening, type Story } from './story.ts';
import {
  arrivesAtEnd,
  closesLoad,
  departsTrip,
  givesVehicle,
  idOf,
  plansTrip,
  T1,
} from './trips.ts';

export const twoOrdersOneShipment: Story = {
  title: ['两张订单合成一张发运单', 'Consolidated shipment of two orders'],
  told: [
    '同一工地的两张订单：水泵和阀门。计划员合单，阀门并入水泵的发运单，空出来的那张取消。' +
      '两张订单的货装进同一个纸箱，一车送到，一次签收。',
    'Two orders for the same site, pumps and valves. The planner merges them 合单: the valves go ' +
      'over into the shipment of the pumps, and the one that was theirs is cancelled. Goods of ' +
      'both travel in one carton and are signed for once.',
  ],
  steps: [
    ...opening(
      at('08:00', erp, orders(A, [pumps(4)]), orders(B, [valves(6, B)])),
      at('08:05', erp, authorises(A), authorises(B)),
      at('08:10', paul, splits(A, BY_TRUCK), splits(B, BY_TRUCK)),
    ),
    at('08:15', paul, merges(B, S2, S1)),
    at('08:20', paul, releases(S1)),
    at('08:30', paul, plansTrip(T1, [S1]), givesVehicle(T1, '沪A-100')),
    at('09:00', anna, picks(S1, pumps(4)), picks(S1, valves(6, B))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4), valves(6, B)]), closes(S1, 'U1', 58)),
    at('10:00', bo, loads(S1, 'U1', idOf(T1))),
    at('10:05', bo, closesLoad(T1), departsTrip(T1)),
    at('13:00', bo, arrivesAtEnd(T1)),
    at('13:10', bo, delivers(S1, { relation: 'consignee', stamped: true })),
    at('18:00', max, closesShipment(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picking picked packed loaded out-for-delivery signed-off closed',
      S2: 'planned cancelled',
    },
    figures: { onTime: '2 of 2', otif: '2 of 2', splitRatio: '2 of 2', transitHours: '3.08 h' },
    known: [
      {
        at: '11:00',
        shipment: 'S1',
        recorded: 'out for delivery, ordered 10, picked 10, packed 10',
        occurred: 'out for delivery, ordered 10, picked 10, packed 10',
      },
    ],
  },
};
