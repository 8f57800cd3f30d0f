import { closes, delivers, loads, packs, picks, pumps, S1, S2, unloads } from './goods.ts';
import { BY_TRUCK, releasedBoth } from './orders.ts';
import { anna, bo, chen, paul } from './people.ts';
import { at, type Story } from './story.ts';
import { closesLoad, departsTrip, givesVehicle, idOf, plansTrip, T1, T2 } from './trips.ts';

export const wrongCarton: Story = {
  title: ['装车时装错箱', 'Wrong carton at loading'],
  told: [
    '两张发运单，两辆车。阿波扫了一个不属于本单的箱码，当场被拒，错扫本身也记为事实；接着把 S2 的箱子' +
      '装上了自己的车：照样记下，并指出不在计划内。他卸下错装的箱子，小陈装上正确的车。',
    'Two shipments, two trucks. Bo scans a code that is not of his shipment: said at once, and ' +
      'the wrong scan is a fact. Then he takes a carton of S2 onto his truck: recorded, and named ' +
      'as not planned there. He takes it off again, and it leaves on its own truck.',
  ],
  steps: [
    ...releasedBoth([pumps(4)], [pumps(6)], BY_TRUCK),
    at('08:30', paul, plansTrip(T1, [S1]), plansTrip(T2, [S2])),
    at('08:35', paul, givesVehicle(T1, '沪A-100'), givesVehicle(T2, '沪A-200')),
    at('09:00', anna, picks(S1, pumps(4)), packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('09:20', anna, picks(S2, pumpsB(6)), packs(S2, 'U2', [pumpsB(6)]), closes(S2, 'U2', 50)),
    at('10:00', bo, loads(S1, 'U2', idOf(T1))),
    at('10:02', bo, loads(S2, 'U2', idOf(T1))),
    at('10:03', bo, loads(S1, 'U1', idOf(T1))),
    at('10:10', bo, unloads(S2, 'U2', 'wrong', idOf(T1))),
    at('10:15', chen, loads(S2, 'U2', idOf(T2))),
    at('10:30', bo, closesLoad(T1), departsTrip(T1)),
    at('10:40', chen, closesLoad(T2), departsTrip(T2)),
    at('13:00', bo, delivers(S1)),
    at('14:00', chen, delivers(S2)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed loaded out-for-delivery signed-off',
      S2: 'planned released picked packed loaded packed loaded out-for-delivery signed-off',
    },
    deviations: ['S2 UnitLoaded unit-must-be-planned-on-trip'],
    refusals: ['S1 ScanRejected unit-must-belong-to-shipment'],
    figures: { onTime: '2 of 2', otif: '2 of 2', firstAttempt: '100 %' },
    known: [
      {
        at: '10:05',
        shipment: 'S2',
        recorded: 'loaded @ WH-JIADING, ordered 6, picked 6, packed 6',
        occurred: 'loaded @ WH-JIADING, ordered 6, picked 6, packed 6',
      },
    ],
  },
};

function pumpsB(qty: number) {
  return pumps(qty, 'ERP:4712');
}
