import { z } from 'zod';
import { correctionFacts } from '../correcting/facts.ts';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema, subjectRefSchema } from '../envelope.ts';
import { followUpFacts } from '../follow-up.ts';
import { ETA_SOURCES, EXCEPTION_KINDS, RESPONSIBLE, SEVERITIES } from '../shipment/words.ts';
import { code, text } from '../words.ts';
import { leftBehindSchema, removedSchema, ridersSchema, stopsSchema } from './shapes.ts';
import { TRIP_STOP_KINDS } from './words.ts';

const vehicle = {
  /** Its number plate or fleet number. */
  vehicle: code,
  driver: subjectRefSchema.optional(),
};

const seals = z.array(code).min(1).max(100).optional();

/** All that can have happened to a trip. */
// These names are the storage format; add, never rename.
export const tripFacts = {
  TripPlanned: {
    v: 1,
    schema: z.strictObject({
      stops: stopsSchema,
      shipments: ridersSchema,
      carrier: code.optional(),
    }),
  },
  TripAmended: {
    v: 1,
    schema: z.strictObject({
      /** All of them, where any has changed. */
      stops: stopsSchema.optional(),
      /** New on the trip, or on it from or to other stops than before. */
      added: ridersSchema,
      removed: removedSchema,
      reason: text,
    }),
  },
  VehicleAssigned: { v: 1, schema: z.strictObject(vehicle) },
  VehicleReplaced: {
    v: 1,
    schema: z.strictObject({ ...vehicle, was: code, reason: text }),
  },
  TripCancelled: { v: 1, schema: z.strictObject({ reason: text }) },
  LoadClosed: {
    v: 1,
    report: true,
    schema: z.strictObject({ stop: code, leftBehind: leftBehindSchema, seals }),
  },
  /** It has left its first stop. */
  TripDeparted: { v: 1, report: true, schema: z.strictObject({ stop: code, seals }) },
  StopArrived: {
    v: 1,
    report: true,
    schema: z.strictObject({
      stop: code,
      kind: z.enum(TRIP_STOP_KINDS),
      place: code.optional(),
      party: code.optional(),
    }),
  },
  StopDeparted: { v: 1, report: true, schema: z.strictObject({ stop: code, seals }) },
  TripIncident: {
    v: 1,
    report: true,
    schema: z.strictObject({
      incident: code,
      kind: z.enum(EXCEPTION_KINDS),
      severity: z.enum(SEVERITIES),
      responsible: z.enum(RESPONSIBLE),
      /** Where: at a stop, or before it. */
      stop: code.optional(),
      place: code.optional(),
      note: text.optional(),
      evidence: z.array(code).max(50).optional(),
    }),
  },
  EtaRevised: {
    v: 1,
    report: true,
    schema: z.strictObject({
      /** Where it is expected. */
      stop: code,
      eta: anyInstantSchema,
      was: anyInstantSchema.optional(),
      by: z.enum(ETA_SOURCES),
      reason: text.optional(),
    }),
  },
  TripCompleted: { v: 1, report: true, schema: z.strictObject({}) },
  ...correctionFacts,
  ...followUpFacts,
} as const;

export type TripFact = UnionOf<typeof tripFacts>;
export type TripFactOf<K extends TripFact['type']> = Extract<TripFact, { type: K }>;
