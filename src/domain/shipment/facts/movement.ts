import { z } from 'zod';
import { code, text } from '../../words.ts';
import * as words from '../words.ts';

const units = z.array(code).min(1).max(2_000).optional();

/** Where units are. With a trip and without a list: those that were aboard at that instant. */
// These names are the storage format; add, never rename.
export const movementFacts = {
  UnitLoaded: {
    v: 1,
    report: true,
    schema: z.strictObject({ unit: code, trip: code.optional(), vehicle: code.optional() }),
  },
  UnitUnloaded: {
    v: 1,
    report: true,
    schema: z.strictObject({
      unit: code,
      trip: code.optional(),
      vehicle: code.optional(),
      why: z.enum(words.UNLOADED_WHY),
    }),
  },
  CustodyTransferred: {
    v: 1,
    report: true,
    schema: z.strictObject({
      /** Carrier, site or party that gives, and the one that takes. */
      from: code,
      to: code,
      units,
      seals: z.array(code).max(100).optional(),
      condition: z.enum(words.CONDITIONS).optional(),
      evidence: z.array(code).max(50).optional(),
      remarks: text.optional(),
    }),
  },
  ShipmentDeparted: {
    v: 1,
    report: true,
    schema: z.strictObject({ trip: code.optional(), units }),
  },
  ShipmentArrived: {
    v: 1,
    report: true,
    schema: z.strictObject({
      stop: z.enum(words.STOP_KINDS),
      place: code.optional(),
      trip: code.optional(),
      units,
    }),
  },
  OutForDelivery: { v: 1, report: true, schema: z.strictObject({ trip: code.optional(), units }) },
} as const;
