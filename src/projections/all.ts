import { board } from './board.ts';
import { orders } from './orders.ts';
import type { AnyProjection } from './projection.ts';
import { shipmentPage } from './shipment-page.ts';
import { shipmentRecord } from './shipment-record.ts';
import { timeline } from './timeline.ts';

/** Every read model, in the order in which they are built and listed. */
export const projections: readonly AnyProjection[] = [
  board,
  shipmentPage,
  timeline,
  orders,
  shipmentRecord,
];
