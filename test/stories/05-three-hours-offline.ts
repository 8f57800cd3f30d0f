import { B, cancels, closes, delivers, loads, packs, picks, pumps, S1, S2 } from './goods.ts';
import { BY_TRUCK, releasedBoth } from './orders.ts';
import { anna, bo, paul, sara } from './people.ts';
import { at, happened, type Story } from './story.ts';
import { closesLoad, departsTrip, givesVehicle, idOf, plansTrip, T1 } from './trips.ts';

export const threeHoursOffline: Story = {
  title: [
    '司机离线三小时，乱序上报，其间一张单被取消',
    'Driver three hours offline, scans out of order, one shipment cancelled meanwhile',
  ],
  told: [
    '阿波带着两张单出发，三小时没有信号。十一点客服取消了 S2：账本以为货还在车上没走，等着放回。' +
      '一点有了信号，手机把攒下的扫描乱序发来：十点已离仓，S1、S2 都签收了。报告全部记下，违反取消' +
      '的被指出；S2 显示它真实的阶段。',
    'Bo leaves with two shipments and has no network for three hours. At eleven service cancels ' +
      'S2; as far as the ledger knows it has not left. At one his phone sends what it gathered, ' +
      'in no order: left at ten, both delivered. All of it is recorded, what breaks the ' +
      'cancelling is named, and S2 shows where its goods really are.',
  ],
  steps: [
    ...releasedBoth([pumps(4)], [pumps(6)], BY_TRUCK),
    at('08:30', paul, plansTrip(T1, [S1, S2]), givesVehicle(T1, '沪A-100')),
    at('09:00', anna, picks(S1, pumps(4)), packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('09:20', anna, picks(S2, pumps(6, B)), packs(S2, 'U2', [pumps(6, B)]), closes(S2, 'U2', 50)),
    at('09:50', bo, loads(S1, 'U1', idOf(T1))),
    at('11:00', sara, cancels(S2, '客户取消')),
    at(
      '13:00',
      bo,
      happened('12:30', delivers(S2)),
      happened('09:55', loads(S2, 'U2', idOf(T1))),
      happened('11:40', delivers(S1)),
      happened('10:00', departsTrip(T1)),
      happened('09:58', closesLoad(T1)),
    ),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed loaded signed-off',
      S2: 'planned released picked packed signed-off',
    },
    deviations: [
      'S2 DeliveryConfirmed shipment-must-not-be-cancelled',
      'S2 DeliveryConfirmed shipment-must-have-departed',
      'S2 UnitLoaded shipment-must-not-be-cancelled',
      'S1 DeliveryConfirmed shipment-must-have-departed',
      'trip T-01 TripDeparted load-must-be-closed',
      'S2 ShipmentDeparted shipment-must-not-be-cancelled',
    ],
    figures: { onTime: '2 of 2', otif: '2 of 2', transitHours: '2.08 h' },
    known: [
      {
        at: '12:00',
        shipment: 'S1',
        recorded: 'loaded @ WH-JIADING, ordered 4, picked 4, packed 4',
        occurred: 'signed off, ordered 4, picked 4, packed 4, accepted 4',
      },
      {
        at: '12:00',
        shipment: 'S2',
        recorded: 'packed @ WH-JIADING, ordered 6, picked 6, packed 6',
        occurred: 'out for delivery, ordered 6, picked 6, packed 6',
      },
    ],
  },
};
