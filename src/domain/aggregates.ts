import type { AnyDecider } from './decider.ts';
import { masters } from './master/decider.ts';
import { order } from './order/decider.ts';
import { shipment } from './shipment/decider.ts';
import { track } from './track/decider.ts';
import { trip } from './trip/decider.ts';

/** Every aggregate by the category that its streams' names begin with. */
export const aggregates: ReadonlyMap<string, AnyDecider> = new Map<string, AnyDecider>([
  [shipment.category, shipment],
  [order.category, order],
  [trip.category, trip],
  [track.category, track],
  ...masters.map((master): [string, AnyDecider] => [master.category, master]),
]);
