import { carrierEvents } from './carrier-events.ts';
import { codeOwners } from './code-owners.ts';
import { ordersToShipments } from './orders-to-shipments.ts';
import type { Process } from './process.ts';
import { shipmentsToOrders } from './shipments-to-orders.ts';
import { stubs } from './stubs.ts';
import { transfers } from './transfers.ts';
import { tripsToShipments } from './trips-to-shipments.ts';

/** Every process that the role `processes` runs. */
export const processes: readonly Process[] = [
  tripsToShipments,
  transfers,
  ordersToShipments,
  shipmentsToOrders,
  stubs,
  codeOwners,
  carrierEvents,
];
