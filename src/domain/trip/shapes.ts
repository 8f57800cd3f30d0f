import { z } from 'zod';
import { code, text, windowSchema } from '../words.ts';
import { TRIP_STOP_KINDS } from './words.ts';

// The shapes that a trip's commands and facts have in common.

const STOPS_MAX = 200;
const SHIPMENTS_MAX = 1_000;

const stopSchema = z.strictObject({
  /** Its name on this trip, such as `10`. */
  stop: code,
  kind: z.enum(TRIP_STOP_KINDS),
  /** Code of the site or address where it is. */
  place: code.optional(),
  /** Who takes the goods there. */
  party: code.optional(),
  window: windowSchema.optional(),
});
export type Stop = z.infer<typeof stopSchema>;

const ridingSchema = z.strictObject({
  shipment: code,
  /** Stops of this trip. */
  loadAt: code,
  unloadAt: code,
  /** Left out: all its units. */
  units: z.array(code).min(1).max(2_000).optional(),
});
/** A shipment on the trip, from one stop to a later one. */
export type Riding = z.infer<typeof ridingSchema>;

/** In driving order, the first being where the trip begins. */
export const stopsSchema = z.array(stopSchema).min(2).max(STOPS_MAX);
export const ridersSchema = z.array(ridingSchema).max(SHIPMENTS_MAX);
export const removedSchema = z.array(code).max(SHIPMENTS_MAX);

export const leftBehindSchema = z
  .array(
    z.strictObject({
      shipment: code,
      /** Left out: all its units. */
      units: z.array(code).min(1).max(2_000).optional(),
      reason: text.optional(),
    }),
  )
  .max(SHIPMENTS_MAX);
