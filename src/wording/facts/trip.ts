import type { TripFact } from '../../domain/trip/facts.ts';
import { correctionFactWords } from './correcting.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';

/** Everything that can have happened to a trip, in words. */
export const tripFactWords = {
  TripPlanned: {
    name: ['车次已计划', 'trip planned'],
    says: [
      '车次成立：按行驶顺序的站点，以及随车的发运单。',
      'The trip exists: its stops in driving order, and the shipments that ride it.',
    ],
  },
  TripAmended: {
    name: ['车次已变更', 'trip amended'],
    says: [
      '站点改了，或有发运单加入、移出。',
      'Its stops changed, or shipments came onto it or off it.',
    ],
  },
  VehicleAssigned: {
    name: ['已派车', 'vehicle assigned'],
    says: ['车次由这辆车和这位司机执行。', 'This vehicle, with this driver, runs the trip.'],
  },
  VehicleReplaced: {
    name: ['已换车', 'vehicle replaced'],
    says: [
      '换成另一辆车，旁边是原来的车和原因。',
      'Another vehicle runs the trip; the one before stands beside it, and why.',
    ],
  },
  TripCancelled: {
    name: ['车次已取消', 'trip cancelled'],
    says: [
      '车次不开了，随车的发运单全部移出。',
      'The trip does not run; all shipments come off it.',
    ],
  },
  LoadClosed: {
    name: ['装车结束', 'load closed'],
    says: [
      '在这一站装车结束，并列出该装而没有装的货。',
      'Loading at this stop is over, with what should have been loaded and was not.',
    ],
  },
  TripDeparted: {
    name: ['车次已出发', 'trip departed'],
    says: ['车离开了第一站。', 'The vehicle has left its first stop.'],
  },
  StopArrived: {
    name: ['已到站', 'stop reached'],
    says: ['车到了这一站。', 'The vehicle has reached this stop.'],
  },
  StopDeparted: {
    name: ['已离站', 'stop left'],
    says: ['车离开了这一站。', 'The vehicle has left this stop.'],
  },
  TripIncident: {
    name: ['途中事件', 'incident on the way'],
    says: [
      '途中出了事：种类、严重程度、责任方和地点。',
      'Something happened on the way: what, how severe, whose responsibility, and where.',
    ],
  },
  EtaRevised: {
    name: ['预计到达已更新', 'ETA revised'],
    says: [
      '预计到达一站的时间改了，并写明由谁给出。',
      'The vehicle is expected at a stop at another time, and it is said by whom.',
    ],
  },
  TripCompleted: {
    name: ['车次已完成', 'trip completed'],
    says: ['车次结束，此后不再收位置。', 'The trip is over; no position is taken after it.'],
  },
  ...correctionFactWords,
  ...followUpFactWords,
} satisfies Record<TripFact['type'], FactWords>;
