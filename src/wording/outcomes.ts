import { masterOutcomes } from './outcomes/master.ts';
import { orderOutcomes } from './outcomes/order.ts';
import { shipmentOutcomes } from './outcomes/shipment.ts';
import { trackOutcomes } from './outcomes/track.ts';
import { tripOutcomes } from './outcomes/trip.ts';

/** What every command can come to; all kinds of master data have the same. */
export const outcomes = {
  shipment: shipmentOutcomes,
  order: orderOutcomes,
  trip: tripOutcomes,
  track: trackOutcomes,
  master: masterOutcomes,
};
