import {
  closes,
  closesShipment,
  delivers,
  departs,
  packs,
  picks,
  pumps,
  receivesBack,
  S1,
  says,
  sendsBack,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, max, sara } from './people.ts';
import { at, happened, type Story } from './story.ts';

export const partlyRefused: Story = {
  title: ['部分拒收：破损，代签', 'Delivery partly refused, with damage and a proxy signature'],
  told: [
    '十台水泵装在两个纸箱里。到现场时一箱被压坏：两台拒收，八台由门卫代签收下，并批注。' +
      '两台坏的运回仓库，隔离存放；对得上账，发运单关闭。',
    'Ten pumps travel in two cartons. One carton is crushed on arrival: two pumps are refused, ' +
      'eight are taken by the gate keeper, who signs for the consignee (代签) with remarks. The ' +
      'two come back into quarantine, the balance is zero, and the shipment is closed.',
  ],
  steps: [
    ...released([pumps(10)], { signOff: { proxyAllowed: true } }),
    at('09:00', anna, picks(S1, pumps(10))),
    at('09:20', anna, packs(S1, 'U1', [pumps(6)]), packs(S1, 'U2', [pumps(4)])),
    at('09:40', anna, closes(S1, 'U1', 48), closes(S1, 'U2', 33)),
    at('10:30', bo, departs(S1)),
    at(
      '14:15',
      bo,
      happened(
        '13:15',
        delivers(S1, {
          rows: [
            { unit: 'U1', ...pumps(6), disposition: 'accepted' },
            { unit: 'U2', ...pumps(2), disposition: 'accepted' },
            { unit: 'U2', ...pumps(2), disposition: 'refused', condition: 'damaged' },
          ],
          relation: 'gate-keeper',
          remarks: '外箱压坏，两台破损',
        }),
      ),
    ),
    at(
      '14:20',
      bo,
      says(S1, 'RaiseException', {
        exception: 'E1',
        kind: 'damage',
        responsible: 'carrier',
        severity: 'medium',
        unit: 'U2',
        ...pumps(2),
      }),
    ),
    at('15:00', max, closesShipment(S1)),
    at('15:10', sara, sendsBack(S1, { return: 'R1', rows: [{ unit: 'U2', ...pumps(2) }] })),
    at(
      '17:30',
      anna,
      receivesBack(S1, {
        return: 'R1',
        rows: [{ unit: 'U2', ...pumps(2), disposition: 'quarantine' }],
      }),
    ),
    at('17:40', sara, says(S1, 'ResolveException', { exception: 'E1', resolution: '承运商赔付' })),
    at('17:45', max, closesShipment(S1)),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off closed' },
    deviations: ['S1 DeliveryConfirmed proxy-needs-evidence'],
    refusals: ['S1 CloseShipment balance-must-be-zero'],
    figures: {
      onTime: '0 of 1',
      otif: '0 of 1',
      firstAttempt: '100 %',
      exceptions: '1 of 1',
      returns: '1 of 1',
    },
    known: [
      {
        at: '14:00',
        shipment: 'S1',
        recorded: 'in transit, ordered 10, picked 10, packed 10',
        occurred: 'signed off, ordered 10, picked 10, packed 10, accepted 8, refused 2',
      },
    ],
  },
};
