import { access } from './access/decider.ts';
import { alert } from './alert/decider.ts';
import type { AnyDecider } from './decider.ts';
import { masters } from './master/decider.ts';
import { order } from './order/decider.ts';
import { outbox } from './outbox/decider.ts';
import { scans } from './scans/decider.ts';
import { shipment } from './shipment/decider.ts';
import { subscription } from './subscription/decider.ts';
import { track } from './track/decider.ts';
import { trip } from './trip/decider.ts';
import { unmatched } from './unmatched/decider.ts';

/** Every aggregate by the category that its streams' names begin with. */
export const aggregates: ReadonlyMap<string, AnyDecider> = new Map<string, AnyDecider>([
  [shipment.category, shipment],
  [order.category, order],
  [trip.category, trip],
  [track.category, track],
  [scans.category, scans],
  [unmatched.category, unmatched],
  [subscription.category, subscription],
  [outbox.category, outbox],
  [alert.category, alert],
  [access.category, access],
  ...masters.map((master): [string, AnyDecider] => [master.category, master]),
]);
