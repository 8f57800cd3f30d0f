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
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, max, sara, wang } from './people.ts';
import { at, type Story } from './story.ts';

export const wrongSerial: Story = {
  title: ['签收时发现序列号不符', 'Wrong serial found at sign-off'],
  told: [
    '两台水泵按序列号 SN-1、SN-2 拣货。开箱核对时第二台铭牌是 SN-9：该台拒收，另一台签收。' +
      '司机带回，仓库隔离；查明是拣错，更正拣货记录。',
    'Two pumps were picked as SN-1 and SN-2. At sign-off the second plate says SN-9: that pump ' +
      'is refused, the other accepted. The driver takes it back into quarantine; it had been ' +
      'picked wrongly, and the pick is corrected to what really was in the carton.',
  ],
  steps: [
    ...released([pumps(2)]),
    at('09:00', anna, picks(S1, pumps(2), { serials: ['SN-1', 'SN-2'], bin: 'A-07' })),
    at(
      '09:15',
      anna,
      packs(S1, 'U1', [{ ...pumps(2), serials: ['SN-1', 'SN-2'] }]),
      closes(S1, 'U1', 17),
    ),
    at('10:00', bo, departs(S1)),
    at(
      '13:00',
      bo,
      delivers(S1, {
        rows: [
          { unit: 'U1', ...pumps(1), serials: ['SN-1'], disposition: 'accepted' },
          {
            unit: 'U1',
            ...pumps(1),
            serials: ['SN-9'],
            disposition: 'refused',
            condition: 'wrong-serial',
          },
        ],
        relation: 'site-manager',
      }),
    ),
    at(
      '13:10',
      wang,
      says(S1, 'RecordComplaint', {
        complaint: 'C1',
        kind: 'wrong-serial',
        text: '铭牌 SN-9，单据 SN-2',
      }),
    ),
    at(
      '17:00',
      anna,
      receivesBack(S1, {
        rows: [{ unit: 'U1', ...pumps(1), serials: ['SN-9'], disposition: 'quarantine' }],
      }),
    ),
    at(
      '17:20',
      anna,
      says(S1, 'CorrectRecord', (names) => ({
        groups: [
          {
            target: names.version(S1, 'ItemPicked'),
            kind: 'incorrect_data',
            replacements: [
              {
                type: 'ItemPicked',
                data: { ...pumps(2), serials: ['SN-1', 'SN-9'], bin: 'A-07' },
              },
            ],
          },
        ],
        reason: '拣错一台',
      })),
    ),
    at('17:30', sara, says(S1, 'CloseComplaint', { complaint: 'C1', answer: '补发 SN-2' })),
    at('17:40', max, closesShipment(S1)),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off closed' },
    deviations: [
      'S1 DeliveryConfirmed serial-must-be-picked',
      'S1 ReturnReceived return-must-be-started',
    ],
    figures: {
      onTime: '0 of 1',
      otif: '0 of 1',
      exceptions: '1 of 1',
      returns: '1 of 1',
      corrections: '1 of 1',
    },
    known: [
      {
        at: '17:10',
        shipment: 'S1',
        recorded: 'signed off, ordered 2, picked 2, packed 2, accepted 1, refused 1',
        occurred: 'signed off, ordered 2, picked 2, packed 2, accepted 1, refused 1',
      },
    ],
  },
};
