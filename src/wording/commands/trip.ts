import type { TripCommand } from '../../domain/trip/commands.ts';
import type { CommandWords } from './command-words.ts';
import { correctingCommandWords } from './correcting.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be asked of a trip or told about one, in words. */
export const tripCommandWords = {
  PlanTrip: {
    name: ['计划车次', 'Plan trip'],
    does: [
      '建立一个车次：按行驶顺序的站点，以及每张发运单在哪一站装、哪一站卸。',
      'Creates a trip: its stops in driving order, and for each shipment the ' +
        'stop where it is loaded and the one where it is unloaded.',
    ],
  },
  AmendTrip: {
    name: ['变更车次', 'Amend trip'],
    does: [
      '改站点，加入或移出发运单；已经到过的站点不变。',
      'Changes the stops, adds shipments or takes them off; ' +
        'stops that were reached stay as they are.',
    ],
  },
  AssignVehicle: {
    name: ['派车', 'Assign vehicle'],
    does: ['为车次派一辆车和一位司机。', 'Gives the trip a vehicle and a driver.'],
  },
  ReplaceVehicle: {
    name: ['换车', 'Replace vehicle'],
    does: ['把车次交给另一辆车，并写明原因。', 'Gives the trip to another vehicle, and says why.'],
  },
  CancelTrip: {
    name: ['取消车次', 'Cancel trip'],
    does: [
      '取消还没有出发的车次，随车的发运单全部移出。',
      'Cancels a trip that has not departed; all shipments come off it.',
    ],
  },
  CloseLoad: {
    name: ['结束装车', 'Close load'],
    does: [
      '报告一站装车结束、该装而没有装的货，以及封条。',
      'Tells that loading at a stop is over, what should ' +
        'have been loaded and was not, and the seals.',
    ],
  },
  DepartTrip: {
    name: ['出发', 'Depart'],
    does: [
      '报告车离开第一站；车上的发运单随之离仓。',
      'Tells that the vehicle has left its first stop; the shipments aboard depart with it.',
    ],
  },
  ArriveStop: {
    name: ['到站', 'Arrive at stop'],
    does: [
      '报告车到了一站；没有计划的站也可以报。',
      'Tells that the vehicle has reached a stop, also one that nobody had planned.',
    ],
  },
  DepartStop: {
    name: ['离站', 'Depart from stop'],
    does: [
      '报告车离开中途的一站；车上的发运单随之离开。',
      'Tells that the vehicle has left a stop on the way; the shipments aboard leave with it.',
    ],
  },
  ReportIncident: {
    name: ['报途中事件', 'Report incident'],
    does: [
      '报告途中出了什么事：种类、严重程度、责任方和地点。',
      'Tells what happened on the way: its kind, how severe, whose responsibility, and where.',
    ],
  },
  ReviseEta: {
    name: ['更新预计到达', 'Revise ETA'],
    does: [
      '报告预计何时到达一站，以及由谁给出。',
      'Tells when the vehicle is expected at a stop now, and who says so.',
    ],
  },
  CompleteTrip: {
    name: ['完成车次', 'Complete trip'],
    does: ['报告车次结束。', 'Tells that the trip is over.'],
  },
  ...correctingCommandWords,
  ...followUpCommandWords,
} satisfies Record<TripCommand['type'], CommandWords>;
