import { board } from './board.ts';
import { codes } from './codes.ts';
import { master } from './master.ts';
import { orders } from './orders.ts';
import type { AnyProjection } from './projection.ts';
import { shipmentPage } from './shipment-page.ts';
import { shipmentRecord } from './shipment-record.ts';
import { timeline } from './timeline.ts';
import { tracks } from './tracks.ts';
import { trips } from './trips.ts';

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
];
