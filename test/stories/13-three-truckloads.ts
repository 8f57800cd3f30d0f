import { closes, closesShipment, delivers, loads, packs, picks, pumps, S1, says } from './goods.ts';
import { BY_TRUCK, released } from './orders.ts';
import { anna, bo, chen, max, paul, sara, wang } from './people.ts';
import { at, type Story } from './story.ts';
import {
  arrivesAtEnd,
  closesLoad,
  departsTrip,
  givesVehicle,
  idOf,
  plansTripWith,
  T1,
  T2,
  T3,
} from './trips.ts';

export const threeTruckloads: Story = {
  title: [
    '项目分三车发运，现场收货与开箱验收',
    'Project in three truckloads, received and unpacked on site',
  ],
  told: [
    '项目的九台水泵装三个木箱，分三车发。每车到了，现场负责人签收一箱；发运单跟着最慢的那一箱。' +
      '开箱验收 发现一台暗损，记下并投诉；更换后终验通过，关闭。',
    'Nine pumps of a project travel in three wooden cases on three trucks. The site manager signs ' +
      'for each case as it comes; the shipment stands where its slowest case stands. Unpacking ' +
      '开箱验收 finds one pump with concealed damage: recorded, with a complaint. After its ' +
      'repair the final acceptance 终验 is given and the shipment is closed.',
  ],
  steps: [
    ...released([pumps(9)], BY_TRUCK),
    at('09:00', anna, picks(S1, pumps(9))),
    at(
      '09:30',
      anna,
      packs(S1, 'U1', [pumps(3)], 'wooden-case'),
      packs(S1, 'U2', [pumps(3)], 'wooden-case'),
      packs(S1, 'U3', [pumps(3)], 'wooden-case'),
    ),
    at('09:40', anna, closes(S1, 'U1', 90), closes(S1, 'U2', 90), closes(S1, 'U3', 90)),
    at(
      '09:45',
      paul,
      plansTripWith(T1, S1, 'U1'),
      plansTripWith(T2, S1, 'U2'),
      plansTripWith(T3, S1, 'U3'),
    ),
    at(
      '09:50',
      paul,
      givesVehicle(T1, '沪A-1'),
      givesVehicle(T2, '沪A-2'),
      givesVehicle(T3, '沪A-3'),
    ),
    at('10:00', bo, loads(S1, 'U1', idOf(T1)), closesLoad(T1), departsTrip(T1)),
    at('11:00', chen, loads(S1, 'U2', idOf(T2)), closesLoad(T2), departsTrip(T2)),
    at('13:00', bo, arrivesAtEnd(T1)),
    at('13:20', wang, delivers(S1, caseOf('U1'))),
    at('14:00', chen, arrivesAtEnd(T2)),
    at('14:20', wang, delivers(S1, caseOf('U2'))),
    at('14:30', bo, loads(S1, 'U3', idOf(T3)), closesLoad(T3), departsTrip(T3)),
    at('17:00', bo, arrivesAtEnd(T3)),
    at('17:15', wang, delivers(S1, caseOf('U3'))),
    at(
      '03-03 10:00',
      wang,
      says(S1, 'RecordUnpackInspection', {
        inspection: 'I1',
        result: 'accepted-with-remarks',
        rows: [
          { unit: 'U2', ...pumps(1), condition: 'damaged', remarks: '轴承暗损' },
          { unit: 'U2', ...pumps(2), condition: 'ok' },
        ],
      }),
      says(S1, 'RecordComplaint', { complaint: 'C1', kind: 'concealed-damage', text: '轴承暗损' }),
    ),
    at(
      '03-06 09:00',
      sara,
      says(S1, 'CloseComplaint', { complaint: 'C1', answer: '现场更换轴承' }),
    ),
    at(
      '03-06 10:00',
      wang,
      says(S1, 'RecordAcceptance', { acceptance: 'F1', result: 'accepted', stamped: true }),
    ),
    at('03-06 11:00', max, closesShipment(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed loaded out-for-delivery signed-off closed',
    },
    figures: { onTime: '1 of 1', otif: '1 of 1', exceptions: '1 of 1', transitHours: '7.25 h' },
    known: [
      {
        at: '13:30',
        shipment: 'S1',
        recorded: 'packed @ WH-JIADING, ordered 9, picked 9, packed 9, accepted 3',
        occurred: 'packed @ WH-JIADING, ordered 9, picked 9, packed 9, accepted 3',
      },
    ],
  },
};

function caseOf(unit: string) {
  const rows = [{ unit, ...pumps(3), disposition: 'accepted' as const }];
  return { rows, relation: 'site-manager' as const };
}
