import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema } from '../envelope.ts';
import { followUpFacts } from '../follow-up.ts';

export const POINTS_MAX = 1_000;

/** What a device measured at one instant. */
const pointSchema = z.strictObject({
  at: anyInstantSchema,
  /** WGS-84 degrees. */
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyMetres: z.number().nonnegative().max(100_000).optional(),
  altitudeMetres: z.number().min(-1_000).max(20_000).optional(),
  speedKmh: z.number().nonnegative().max(2_000).optional(),
  /** Clockwise from north. */
  headingDegrees: z.number().min(0).max(360).optional(),
  temperatureC: z.number().min(-100).max(150).optional(),
  humidityPercent: z.number().min(0).max(100).optional(),
  /** The hardest blow since the point before, in multiples of gravity. */
  shockG: z.number().nonnegative().max(1_000).optional(),
  batteryPercent: z.number().min(0).max(100).optional(),
  doorOpen: z.boolean().optional(),
});
export type Point = z.infer<typeof pointSchema>;

export const pointsSchema = z.array(pointSchema).min(1).max(POINTS_MAX);

/** Where a trip was and how its goods had it, a device's points in the order of their instants. */
// These names are the storage format; add, never rename.
export const trackFacts = {
  PositionsRecorded: { v: 1, report: true, schema: z.strictObject({ points: pointsSchema }) },
  ...followUpFacts,
} as const;

export type TrackFact = UnionOf<typeof trackFacts>;
