import { z } from 'zod';
import { stage } from './values.ts';

/** A share of a base; null where there is nothing to divide by. */
const rate = z.strictObject({ n: z.number(), base: z.number(), rate: z.number().nullable() });

/** Elapsed hours; null where nothing was measured. */
const hours = z.strictObject({
  n: z.int(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  mean: z.number().nullable(),
});

const figures = {
  shipments: z.int(),
  signedOff: z.int(),
  firstAttempt: z.strictObject({
    delivered: z.int(),
    firstTry: z.int(),
    failed: z.int(),
    rate: z.number().nullable(),
  }),
  transitHours: hours,
  cycleHours: hours,
  stages: z.array(
    z.strictObject({
      stage,
      n: z.int(),
      p50Hours: z.number(),
      p90Hours: z.number(),
      share: z.number().nullable(),
    }),
  ),
  orderCycleHours: hours,
  exceptions: rate.extend({ byType: z.record(z.string(), z.int()) }),
  onTime: rate,
  otif: rate,
  firstPromise: z.strictObject({ onTime: rate, otif: rate }),
  splitRatio: rate,
  shortPickRate: rate,
  returns: rate,
  lostUnits: rate,
  corrections: rate,
};

/** The same figures as `lading report --json`. */
export const deliveriesReport = z.strictObject({
  ...figures,
  /** By key, null last for what has none; only where it was asked for. */
  groups: z.array(z.strictObject({ key: z.string().nullable(), ...figures })).optional(),
});

export const reportList = z.strictObject({
  items: z.array(z.strictObject({ name: z.string(), about: z.string(), path: z.string() })),
});
