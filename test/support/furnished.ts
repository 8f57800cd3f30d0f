import { examples } from '../../src/wording/examples.ts';
import type { Asker, OpenedApi, Reply } from './api.ts';

/** Of the driver who drives the trip of the examples. */
export const DRIVER = `subject:${'7'.repeat(32)}`;

/** What stands for the parameters of a path, by the topic of its route. */
export const KNOWN_IDS: Readonly<Record<string, string>> = {
  shipments: examples.shipment.id,
  orders: examples.order.id,
  trips: examples.trip.id,
  tracks: examples.track.id,
  exports: 'deliveries',
  reports: 'deliveries',
  'master-data': 'C-3000',
  carriers: 'HW-HEAVY',
  scans: examples.shipment.id,
};

/** The shipment, order and trip of the examples, where the examples of most commands begin. */
export async function furnish({ as, settled }: OpenedApi): Promise<void> {
  const admin = as('admin');
  const { shipment, order, trip } = examples;
  await posted(admin, '/v1/orders', order.commands.ReceiveOrder);
  await posted(admin, `/v1/shipments/${shipment.id}/plan-shipment`, shipment.commands.PlanShipment);
  await posted(admin, `/v1/trips/${trip.id}/plan-trip`, trip.commands.PlanTrip);
  const driven = { ...trip.commands.AssignVehicle, driver: DRIVER };
  await posted(admin, `/v1/trips/${trip.id}/assign-vehicle`, driven);
  await settled();
}

async function posted(asker: Asker, path: string, body: object): Promise<Reply> {
  const reply = await asker.post(path, body);
  if (reply.status > 201) throw new Error(`${path} was answered ${reply.status}: ${reply.text}`);
  return reply;
}
