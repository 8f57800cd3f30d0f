import { closes, closesShipment, delivers, departs, packs, picks, pumps, S1 } from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, sara } from './people.ts';
import { at, type Story } from './story.ts';

export const closingWithABalance: Story = {
  title: ['带差额关闭，须第二人批准', 'Closing with a balance, and a second person'],
  told: [
    '一台被拒收的水泵留在客户那里，一直没有运回：账上还差一台。客服关不了这张单；自己批准自己也' +
      '不行；经理批准并写明原因，才关闭。',
    'A refused pump stays with the customer and never comes back: one is still open. Service ' +
      'cannot close the shipment, nor approve that herself; with the manager as the second ' +
      'person, and a reason, it is closed.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at(
      '13:00',
      bo,
      delivers(S1, {
        rows: [
          { unit: 'U1', ...pumps(3), disposition: 'accepted' },
          { unit: 'U1', ...pumps(1), disposition: 'refused', reason: '型号不符' },
        ],
      }),
    ),
    at('03-20 09:00', sara, closesShipment(S1)),
    at(
      '03-20 09:05',
      sara,
      closesShipment(S1, { override: { approvedBy: 'person:sara', reason: '客户自行报废' } }),
    ),
    at(
      '03-20 09:30',
      sara,
      closesShipment(S1, { override: { approvedBy: 'person:max', reason: '客户自行报废' } }),
    ),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off closed' },
    refusals: [
      'S1 CloseShipment balance-must-be-zero',
      'S1 CloseShipment override-must-be-by-another',
    ],
    figures: { onTime: '0 of 1', otif: '0 of 1', exceptions: '1 of 1' },
    known: [
      {
        at: '03-20 09:10',
        shipment: 'S1',
        recorded: 'signed off, ordered 4, picked 4, packed 4, accepted 3, refused 1',
        occurred: 'signed off, ordered 4, picked 4, packed 4, accepted 3, refused 1',
      },
    ],
  },
};
