import type { Api } from '../api.ts';
import type { Route } from '../route.ts';
import { boardRoutes } from './board.ts';
import { masterRoutes } from './master.ts';
import { orderRoutes } from './orders.ts';
import { previewSplitRoutes } from './preview-split.ts';
import { readModelRoutes } from './read-models.ts';
import { reportRoutes } from './reports.ts';
import { shipmentRoutes } from './shipment.ts';
import { shipmentListRoutes } from './shipments.ts';
import { tripRoutes } from './trips.ts';

/** All that can be asked of what is: nothing here changes anything. */
export function queryRoutes(api: Api): readonly Route[] {
  return [
    ...shipmentListRoutes(api),
    ...shipmentRoutes(api),
    ...orderRoutes(api),
    ...previewSplitRoutes(api),
    ...boardRoutes(api),
    ...tripRoutes(api),
    ...masterRoutes(api),
    ...reportRoutes(api),
    ...readModelRoutes(api),
  ];
}
