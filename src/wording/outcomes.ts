import { accessOutcomes } from './outcomes/access.ts';
import { alertOutcomes } from './outcomes/alert.ts';
import { masterOutcomes } from './outcomes/master.ts';
import { orderOutcomes } from './outcomes/order.ts';
import { outboxOutcomes } from './outcomes/outbox.ts';
import { scansOutcomes } from './outcomes/scans.ts';
import { shipmentOutcomes } from './outcomes/shipment.ts';
import { subscriptionOutcomes } from './outcomes/subscription.ts';
import { trackOutcomes } from './outcomes/track.ts';
import { tripOutcomes } from './outcomes/trip.ts';
import { unmatchedOutcomes } from './outcomes/unmatched.ts';

/** What every command can come to; all kinds of master data have the same. */
export const outcomes = {
  shipment: shipmentOutcomes,
  order: orderOutcomes,
  trip: tripOutcomes,
  track: trackOutcomes,
  scans: scansOutcomes,
  unmatched: unmatchedOutcomes,
  subscription: subscriptionOutcomes,
  outbox: outboxOutcomes,
  alert: alertOutcomes,
  access: accessOutcomes,
  master: masterOutcomes,
};
