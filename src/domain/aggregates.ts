import type { AnyDecider } from './decider.ts';
import { order } from './order/decider.ts';
import { shipment } from './shipment/decider.ts';

/** Every aggregate by the category that its streams' names begin with. */
export const aggregates: ReadonlyMap<string, AnyDecider> = new Map<string, AnyDecider>([
  [shipment.category, shipment],
  [order.category, order],
]);
