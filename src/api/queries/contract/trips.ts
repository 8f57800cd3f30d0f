import { z } from 'zod';
import { deviation, instant, listOf, person, told, toldOfType, window } from './values.ts';

const head = {
  trip: z.string(),
  standing: z.enum(['planned', 'under-way', 'completed', 'cancelled']),
  carrier: z.string().optional(),
  vehicle: z.string().optional(),
  driver: person.optional(),
  departedAt: instant.optional(),
  completedAt: instant.optional(),
};

const tripRow = z.strictObject({
  ...head,
  stops: z.int(),
  shipments: z.int(),
  places: z.array(z.string()),
});

export const tripList = listOf(tripRow);

const stop = z.strictObject({
  stop: z.string(),
  kind: z.string(),
  place: z.string().optional(),
  party: z.string().optional(),
  window: window.optional(),
  unplanned: z.literal(true).optional(),
  loadClosedAt: instant.optional(),
  leftBehind: z
    .array(
      z.strictObject({
        shipment: z.string(),
        units: z.array(z.string()).optional(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  seals: z.array(z.string()).optional(),
  arrivedAt: instant.optional(),
  departedAt: instant.optional(),
  /** Expected arrival by the newest word, and when that was given. */
  eta: instant.optional(),
  etaAsOf: instant.optional(),
});

export const tripPage = z.strictObject({
  ...head,
  /** Of its stream: what `If-Match` is compared with. */
  version: z.int(),
  /** In driving order. */
  stops: z.array(stop),
  /** What is planned on it now; `units` where not all of it. */
  riders: z.array(
    z.strictObject({
      shipment: z.string(),
      loadAt: z.string(),
      unloadAt: z.string(),
      units: z.array(z.string()).optional(),
    }),
  ),
  incidents: z.array(told),
  /** What was decided otherwise after it was planned. */
  changes: z.array(toldOfType),
  deviations: z.array(deviation),
  refusedFollowUps: z.array(told),
  corrections: z.array(told),
});

const position = z.strictObject({
  at: instant,
  device: z.string(),
  lat: z.number(),
  lon: z.number(),
  accuracyMetres: z.number().optional(),
  altitudeMetres: z.number().optional(),
  speedKmh: z.number().optional(),
  headingDegrees: z.number().optional(),
  temperatureC: z.number().optional(),
  humidityPercent: z.number().optional(),
  shockG: z.number().optional(),
  batteryPercent: z.number().optional(),
  doorOpen: z.boolean().optional(),
});

/** Where a trip was, by days of UTC. */
export const trackAnswer = z.strictObject({
  trip: z.string(),
  days: z.array(
    z.strictObject({
      day: z.string(),
      /** All points that were told; the newest 50 are here, by time. */
      points: z.int(),
      positions: z.array(position),
    }),
  ),
});
