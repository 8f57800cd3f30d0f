import {
  closes,
  closesShipment,
  delivers,
  departs,
  packs,
  picks,
  pumps,
  S1,
  says,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, max, sara } from './people.ts';
import { at, type Story } from './story.ts';

export const correctedAfterClosing: Story = {
  title: ['误签收，关闭后更正（第二人）', 'Wrongly signed off, corrected after closing'],
  told: [
    '司机点错了单：没送到的货显示已签收，发运单也关闭了。两天后客户来问。交付的记录只能申请更正、' +
      '由第二人批准；批准后发运单重开，货显示在途，真正送到后再关闭。',
    'The driver ticked the wrong shipment: it says signed off, and was closed. Two days later the ' +
      'customer asks where it is. A delivery is corrected only by request and a second ' +
      "person's approval; that reopens the shipment, which is in transit again, is really " +
      'delivered, and closed anew.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at('13:00', bo, delivers(S1)),
    at('18:00', max, closesShipment(S1)),
    at(
      '03-04 09:00',
      sara,
      says(S1, 'CorrectRecord', (names) => ({ ...wrong(names), reason })),
    ),
    at(
      '03-04 09:05',
      sara,
      says(S1, 'RequestCorrection', (names) => ({ request: 'Q1', ...wrong(names), reason })),
    ),
    at('03-04 09:06', sara, says(S1, 'ApproveCorrection', { request: 'Q1' })),
    at('03-04 09:30', max, says(S1, 'ApproveCorrection', { request: 'Q1' })),
    at('03-04 15:00', bo, delivers(S1)),
    at('03-04 17:00', max, closesShipment(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed in-transit signed-off closed in-transit signed-off closed',
    },
    refusals: [
      'S1 CorrectRecord correction-needs-approval',
      'S1 ApproveCorrection approver-must-be-another',
    ],
    figures: { onTime: '0 of 1', otif: '0 of 1', corrections: '1 of 1', transitHours: '53 h' },
    known: [
      {
        at: '15:00',
        shipment: 'S1',
        recorded: 'signed off, ordered 4, picked 4, packed 4, accepted 4',
        occurred: 'in transit, ordered 4, picked 4, packed 4',
      },
      {
        at: '03-04 10:00',
        shipment: 'S1',
        recorded: 'in transit, ordered 4, picked 4, packed 4',
        occurred: 'in transit, ordered 4, picked 4, packed 4',
      },
    ],
  },
};

const reason = '司机点错了单';

function wrong(names: { version: (name: string, type: string) => number }) {
  const target = names.version(S1, 'DeliveryConfirmed');
  return { groups: [{ target, kind: 'did_not_occur' as const, replacements: [] }] };
}
