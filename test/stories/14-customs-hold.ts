import {
  arrives,
  closes,
  delivers,
  departs,
  holds,
  lifts,
  packs,
  picks,
  pumps,
  S1,
  says,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, carrier, paul, sara } from './people.ts';
import { at, type Story } from './story.ts';

export const customsHold: Story = {
  title: ['海关扣留', 'Customs hold'],
  told: [
    '出口货缺一份报关单就出发了：照样记下，并指出。海关查验、扣货；扣留期间不能改派地址。补上单证，' +
      '放行、解冻，送达。',
    'The goods set off without their customs declaration: recorded, and said. Customs inspects ' +
      'and holds them; meanwhile no redirect is taken. The paper is attached, the goods are ' +
      'released, the hold is lifted, and they are delivered late.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('08:30', paul, says(S1, 'RequireDocument', { kind: 'customs-declaration' })),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('10:00', bo, departs(S1)),
    at('14:00', carrier, arrives(S1, { stop: 'customs', place: 'CUSTOMS-YANGSHAN' })),
    at(
      '14:30',
      carrier,
      says(S1, 'ReportCustoms', { status: 'inspected', place: 'CUSTOMS-YANGSHAN' }),
      says(S1, 'ReportCustoms', { status: 'held', reason: '缺报关单' }),
    ),
    at('14:40', sara, holds(S1, { hold: 'H1', kind: 'customs', scope: 'deliver' })),
    at(
      '15:00',
      sara,
      says(S1, 'ChangeDestination', { address: 'SITE-9', redirect: 'D1', reason: '客户要求' }),
    ),
    at(
      '03-03 09:00',
      paul,
      says(S1, 'AttachDocument', { kind: 'customs-declaration', number: '2200-77' }),
    ),
    at('03-03 11:00', carrier, says(S1, 'ReportCustoms', { status: 'released' })),
    at('03-03 11:05', sara, lifts(S1, 'H1')),
    at('03-03 12:00', carrier, departs(S1)),
    at('03-03 16:00', bo, delivers(S1)),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off' },
    deviations: ['S1 ShipmentDeparted documents-must-be-attached'],
    refusals: ['S1 ChangeDestination shipment-must-not-be-held'],
    figures: { onTime: '0 of 1', otif: '0 of 1', transitHours: '30 h' },
    known: [
      {
        at: '03-03 10:00',
        shipment: 'S1',
        recorded: 'in transit @ CUSTOMS-YANGSHAN, ordered 4, picked 4, packed 4',
        occurred: 'in transit @ CUSTOMS-YANGSHAN, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
