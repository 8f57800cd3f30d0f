import {
  closes,
  closesShipment,
  departs,
  failsToDeliver,
  packs,
  picks,
  pumps,
  receivesBack,
  S1,
  sendsBack,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, max, sara } from './people.ts';
import { at, happened, type Story } from './story.ts';

export const attemptsThenReturn: Story = {
  title: ['派送两次失败，退回', 'Failed attempts, then return'],
  told: [
    '司机两次送到，都没人收。客服决定退回；货全数回到仓库，重新上架，什么都没有签收。',
    'The driver comes twice and finds nobody. Service sends the goods back; all of them return ' +
      'to the shelf, and nothing was ever accepted.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at('12:00', bo, failsToDeliver(S1, 'absent')),
    at('16:20', bo, happened('16:00', failsToDeliver(S1, 'closed'))),
    at('16:30', sara, sendsBack(S1, { return: 'R1', rows: [{ unit: 'U1', ...pumps(4) }] })),
    at(
      '18:00',
      anna,
      receivesBack(S1, {
        return: 'R1',
        rows: [{ unit: 'U1', ...pumps(4), disposition: 'restock' }],
      }),
    ),
    at('18:10', max, closesShipment(S1)),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit returned closed' },
    figures: {
      onTime: '0 of 1',
      otif: '0 of 1',
      firstAttempt: '0 %',
      exceptions: '1 of 1',
      returns: '1 of 1',
    },
    known: [
      {
        at: '17:00',
        shipment: 'S1',
        recorded: 'in transit, ordered 4, picked 4, packed 4',
        occurred: 'in transit, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
