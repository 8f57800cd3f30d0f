import { alerts } from './alerts.ts';
import { board } from './board.ts';
import { codes } from './codes.ts';
import { gtins } from './gtins.ts';
import { master } from './master.ts';
import { orders } from './orders.ts';
import { outboxes } from './outboxes.ts';
import type { AnyProjection } from './projection.ts';
import { refusedFollowUps } from './refused-follow-ups.ts';
import { shipmentPage } from './shipment-page.ts';
import { shipmentRecord } from './shipment-record.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { tracks } from './tracks.ts';
import { trips } from './trips.ts';
import { unmatched } from './unmatched.ts';
import { waybills } from './waybills.ts';

/** Every read model, in the order in which they are built and listed. */
export const projections: readonly AnyProjection[] = [
  board,
  shipmentPage,
  timeline,
  orders,
  shipmentRecord,
  trips,
  tracks,
  master,
  codes,
  waybills,
  unmatched,
  refusedFollowUps,
  gtins,
  subscriptions,
  outboxes,
  alerts,
];
