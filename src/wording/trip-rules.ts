import type { CorrectionRule } from '../domain/correcting/rules.ts';
import type { TripRule } from '../domain/trip/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

type SaidOfShipments = CorrectionRule | (TripRule & keyof typeof shipmentRules);

/** What a trip's command can meet, beside what shipments say in the same words. */
export const tripRules = {
  'trip-must-be-planned': ['还没有车次 {trip} 的计划', 'Trip {trip} has not been planned yet.'],
  'trip-must-not-be-cancelled': ['车次已取消', 'The trip is cancelled.'],
  'trip-must-not-be-completed': ['车次已结束', 'The trip is completed.'],
  'trip-must-have-departed': ['车次还没有发车', 'The trip has not departed yet.'],
  'trip-must-not-have-departed': ['车次已经发车', 'The trip has departed already.'],
  'stop-must-be-listed-once': ['停靠点 {stop} 出现了两次', 'Stop {stop} is listed twice.'],
  'stop-must-belong-to-trip': [
    '停靠点 {stop} 不在本车次计划内',
    'Stop {stop} is not a stop of this trip.',
  ],
  'stop-must-have-been-reached': [
    '没有到达过这个停靠点',
    'The trip had not been told to arrive at this stop.',
  ],
  'reached-stop-must-stay': [
    '已到过停靠点 {stop}，它和之前的不能再改',
    'Stop {stop} was reached already: it and those before it stay as they are.',
  ],
  'stops-must-be-reached-in-order': [
    '没有按计划顺序到达停靠点',
    'The stop was reached out of the planned order.',
  ],
  'stops-must-all-be-reached': [
    '还有停靠点没有到达',
    'Not every stop of the trip has been reached.',
  ],
  'shipment-must-be-listed-once': [
    '发运单 {shipment} 在车次上出现了两次',
    'Shipment {shipment} is listed twice on the trip.',
  ],
  'shipment-must-be-on-trip': [
    '发运单 {shipment} 不在本车次上',
    'Shipment {shipment} is not on this trip.',
  ],
  'loading-must-come-before-unloading': [
    '发运单 {shipment} 在 {loadAt} 装车、{unloadAt} 卸车，顺序不对',
    'Shipment {shipment} would be loaded at {loadAt} and unloaded at {unloadAt}, not after it.',
  ],
  'load-must-be-closed': ['装车还没有结束', 'The load has not been closed.'],
  'vehicle-must-be-assigned': ['还没有派车', 'No vehicle has been assigned.'],
  'vehicle-is-assigned-once': [
    '已派车 {vehicle}，要换车请用换车',
    'Vehicle {vehicle} is assigned already; another one replaces it.',
  ],
} satisfies Record<Exclude<TripRule, SaidOfShipments>, Words>;
