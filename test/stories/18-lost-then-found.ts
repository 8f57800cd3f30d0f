import {
  closes,
  closesShipment,
  delivers,
  departs,
  finds,
  loses,
  packs,
  picks,
  pumps,
  S1,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, carrier, max } from './people.ts';
import { at, happened, type Story } from './story.ts';

export const lostThenFound: Story = {
  title: ['丢失后找到', 'Lost, then found'],
  told: [
    '两箱中只到一箱，另一箱承运商报失；没有索赔，发运单关不了。两天后那箱在中转站找到，' +
      '补送签收，一切对得上账。',
    'Of two cartons one arrives; the carrier reports the other lost, and without a claim the ' +
      'shipment cannot be closed. Two days later the carton turns up at the hub, is delivered ' +
      'after all, and everything adds up.',
  ],
  steps: [
    ...released([pumps(10)]),
    at('09:00', anna, picks(S1, pumps(10))),
    at('09:20', anna, packs(S1, 'U1', [pumps(6)]), packs(S1, 'U2', [pumps(4)])),
    at('09:40', anna, closes(S1, 'U1', 48), closes(S1, 'U2', 33)),
    at('10:30', bo, departs(S1)),
    at('13:00', bo, delivers(S1, { rows: [{ unit: 'U1', ...pumps(6), disposition: 'accepted' }] })),
    at('17:00', carrier, loses(S1, 'U2')),
    at('17:30', max, closesShipment(S1)),
    at('03-04 09:00', carrier, happened('03-03 20:00', finds(S1, 'U2', 'HUB-HANGZHOU'))),
    at(
      '03-04 14:00',
      bo,
      delivers(S1, { rows: [{ unit: 'U2', ...pumps(4), disposition: 'accepted' }] }),
    ),
    at('03-04 15:00', max, closesShipment(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed in-transit signed-off in-transit signed-off closed',
    },
    refusals: ['S1 CloseShipment loss-needs-a-claim'],
    figures: {
      onTime: '0 of 1',
      otif: '0 of 1',
      exceptions: '1 of 1',
      lostUnits: '0 of 2',
      transitHours: '51.5 h',
    },
    known: [
      {
        at: '03-03 22:00',
        shipment: 'S1',
        recorded: 'signed off, ordered 10, picked 10, packed 10, accepted 6',
        occurred: 'in transit @ HUB-HANGZHOU, ordered 10, picked 10, packed 10, accepted 6',
      },
    ],
  },
};
