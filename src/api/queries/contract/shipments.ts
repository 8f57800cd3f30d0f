import { z } from 'zod';
import { instant, listOf, standing, window } from './values.ts';

/** A shipment in lists and on the board. */
export const shipmentCard = z.strictObject({
  shipment: z.string(),
  /** As people write it. */
  shownAs: z.string(),
  ...standing,
  /** When it came to its stage. */
  since: instant,
  orders: z.array(z.string()),
  customer: z.string().optional(),
  party: z.string(),
  site: z.string(),
  carrier: z.string().optional(),
  /** Takes over at the next hand-over. */
  nextCarrier: z.string().optional(),
  service: z.string().optional(),
  project: z.string().optional(),
  division: z.string().optional(),
  /** Brings goods back from a customer. */
  direction: z.literal('reverse').optional(),
  window: window.optional(),
  /** Its window has ended, and not all goods have their outcome. */
  late: z.boolean(),
  /** For how long, in milliseconds; absent while it is not. */
  lateMs: z.number().optional(),
  trips: z.array(z.string()),
  eta: instant.optional(),
  /** Ids of exceptions that nobody has resolved. */
  unresolved: z.array(z.string()),
  deviations: z.int(),
  /** How many times of each kind. */
  exceptions: z.record(z.string(), z.int()),
});
export type ShipmentCard = z.infer<typeof shipmentCard>;

export const shipmentList = listOf(shipmentCard);
