import {
  arrives,
  closes,
  delivers,
  departs,
  handsOver,
  packs,
  picks,
  pumps,
  S1,
  says,
} from './goods.ts';
import { released } from './orders.ts';
import { anna, bo, carrier, chen, paul } from './people.ts';
import { at, instantOf, type Story } from './story.ts';

export const carrierChanged: Story = {
  title: ['在途更换承运商', 'Carrier changed in transit'],
  told: [
    '顺丰接单后开出，车在杭州中转站抛锚。计划员改派德邦，交接时生效；在站里交接货物，换上德邦的' +
      '运单号，第二天签收。',
    'SF accepts the tender and sets off; its truck breaks down at the hub. The planner gives the ' +
      'rest of the way to Deppon, from the hand-over on: custody passes at the hub, the waybill ' +
      'is replaced, and the goods are signed for a day late.',
  ],
  steps: [
    ...released([pumps(4)]),
    at('08:30', paul, says(S1, 'TenderToCarrier', { tender: 'Q1', carrier: 'SF' })),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at(
      '09:30',
      carrier,
      says(S1, 'AcceptTender', { tender: 'Q1', waybills: [{ waybill: 'SF1001', unit: 'U1' }] }),
    ),
    at('10:00', bo, departs(S1)),
    at('13:00', bo, arrives(S1, { stop: 'hub', place: 'HUB-HANGZHOU' })),
    at(
      '13:10',
      bo,
      says(S1, 'RaiseException', {
        exception: 'E1',
        kind: 'breakdown',
        responsible: 'carrier',
        severity: 'high',
      }),
    ),
    at(
      '14:00',
      paul,
      says(S1, 'ChangeCarrier', {
        carrier: 'DEPPON',
        effective: 'at-hand-over',
        reason: '车辆抛锚',
      }),
    ),
    at('15:00', chen, handsOver(S1, { from: 'SF', to: 'DEPPON', units: ['U1'], condition: 'ok' })),
    at(
      '15:05',
      carrier,
      says(S1, 'ReplaceWaybills', {
        carrier: 'DEPPON',
        waybills: [{ waybill: 'DP77', unit: 'U1' }],
      }),
    ),
    at(
      '15:10',
      paul,
      says(S1, 'ReviseEta', { eta: instantOf('03-03 10:00'), by: 'planner', reason: '换车' }),
    ),
    at('15:30', chen, departs(S1)),
    at('03-03 10:20', chen, delivers(S1)),
    at('03-03 11:00', paul, says(S1, 'ResolveException', { exception: 'E1', resolution: '换车' })),
  ],
  outcome: {
    stages: { S1: 'planned released picked packed in-transit signed-off' },
    figures: { onTime: '0 of 1', otif: '0 of 1', exceptions: '1 of 1', transitHours: '24.33 h' },
    known: [
      {
        at: '14:30',
        shipment: 'S1',
        recorded: 'in transit @ HUB-HANGZHOU, ordered 4, picked 4, packed 4',
        occurred: 'in transit @ HUB-HANGZHOU, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
