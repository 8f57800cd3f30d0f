import {
  closes,
  closesShipment,
  delivers,
  departs,
  packs,
  picks,
  pumps,
  S1,
  S2,
  says,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, max, sara, wang } from './people.ts';
import { at, type Story } from './story.ts';

export const returnWeeksLater: Story = {
  title: ['几周后退货：另一张反向发运单', 'Return weeks later'],
  told: [
    '四台水泵签收、关闭。三周后客户退回一台：旧单已了结，不能再退；新开一张反向的发运单，注明出处，' +
      '从现场提货，仓库签收。',
    'Four pumps are signed for and the shipment is closed. Three weeks later one comes back: the ' +
      'old shipment is over and takes no return. A new one, direction reverse, names it as its ' +
      'origin, is picked up on site and received by the warehouse.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at('13:00', bo, delivers(S1)),
    at('18:00', max, closesShipment(S1)),
    at(
      '03-23 09:00',
      sara,
      says(S1, 'StartReturn', { return: 'R1', rows: [{ unit: 'U1', ...pumps(1) }] }),
    ),
    at(
      '03-23 09:10',
      sara,
      says('shipment-RET-4711-1', 'PlanShipment', (names) => ({
        lines: [{ ...pumps(1), sku: 'PUMP-IS80', uom: 'H87' }],
        from: 'SITE-7',
        to: { party: 'WH-JIADING' },
        direction: 'reverse',
        lineage: [names.id(S1)],
        policy: { name: 'return', steps: [], labels: [] },
      })),
    ),
    at('03-23 09:15', sara, says(S2, 'ReleaseToWarehouse', {})),
    at('03-24 10:00', wang, picks(S2, pumps(1)), packs(S2, 'U1', [pumps(1)])),
    at('03-24 11:00', bo, departs(S2)),
    at('03-24 15:00', anna, delivers(S2)),
    at('03-24 16:00', max, closesShipment(S2)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed in-transit signed-off closed',
      S2: 'planned released picked packed in-transit signed-off closed',
    },
    refusals: ['S1 StartReturn shipment-must-be-open'],
    figures: {
      onTime: '1 of 1',
      otif: '1 of 1',
      splitRatio: '1 of 1',
      orderCycleHours: '4.92 h',
    },
    known: [
      {
        at: '03-24 12:00',
        shipment: 'S2',
        recorded: 'in transit, ordered 1, picked 1, packed 1',
        occurred: 'in transit, ordered 1, picked 1, packed 1',
      },
    ],
  },
};
