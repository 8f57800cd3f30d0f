import { z } from 'zod';
import { shipmentCard } from './shipments.ts';
import { instant, stage } from './values.ts';

const column = z.strictObject({
  stage,
  /** As the stage is called in the reader's language. */
  name: z.string(),
  count: z.int(),
  /** Of the shipments in it that are late the one that is so for longest. */
  worst: z.strictObject({ shipment: z.string(), due: instant, lateMs: z.number() }).optional(),
  cards: z.array(shipmentCard),
  /** Give it with this `stage` for the column's next cards; absent where there are no more. */
  cursor: z.string().optional(),
});

/** What is under way; with `ended=true` also what is over. */
export const boardAnswer = z.strictObject({ columns: z.array(column) });
