import { z } from 'zod';
import { metaSchema } from '../../domain/envelope.ts';
import { CARRIER_STATUSES } from '../../domain/shipment/words.ts';
import { code, text } from '../../domain/words.ts';

const EVENTS_MAX = 1_000;
const PLACE_NAME_CHARS_MAX = 120;

/** One thing that happened to a waybill, as its carrier tells it. */
export const carrierEventSchema = z.strictObject({
  waybill: code,
  /** The carrier's own code; the master data of the carrier says what it means in our terms. */
  code,
  /** ISO 8601 with offset. */
  at: z.string().min(1).max(60),
  /** In the carrier's own words, or as we name places. */
  place: z
    .union([z.string().min(1).max(PLACE_NAME_CHARS_MAX), metaSchema.shape.place.unwrap()])
    .optional(),
  text: text.optional(),
  reason: text.optional(),
});
export type CarrierEvent = z.infer<typeof carrierEventSchema>;

const historySchema = z.strictObject({
  events: z.array(carrierEventSchema).min(1).max(EVENTS_MAX),
});

/** A history of any number of waybills, or one event alone. */
export const pushSchema = z.union([historySchema, carrierEventSchema]);

/** A history whose events are judged one by one. */
export const looseHistorySchema = historySchema.extend({
  events: z.array(z.unknown()).min(1).max(EVENTS_MAX),
});

/** What became of one event. */
export const EVENT_STATES = ['recorded', 'repeated', 'unmatched', 'refused'] as const;

const faultSchema = z.strictObject({ path: z.string(), rule: z.string(), message: z.string() });

const eventAnswerSchema = z.strictObject({
  /** From 0, in the order of the push. */
  index: z.int().nonnegative(),
  /** Absent, like the two behind it, where the event has none that can be read. */
  waybill: z.string().optional(),
  code: z.string().optional(),
  at: z.string().optional(),
  /** `unmatched`: kept, and told to its shipment as soon as that is known. */
  state: z.enum(EVENT_STATES),
  /** In our terms; `unknown` for a code that the carrier's master data does not list. */
  status: z.enum(CARRIER_STATUSES).optional(),
  shipment: z.string().optional(),
  position: z.int().nonnegative().optional(),
  /** Why it was refused. */
  rule: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(faultSchema).optional(),
});
export type EventAnswer = z.infer<typeof eventAnswerSchema>;

const count = z.int().nonnegative();

export const pushAnswerSchema = z.strictObject({
  carrier: z.string(),
  recorded: count,
  repeated: count,
  unmatched: count,
  refused: count,
  events: z.array(eventAnswerSchema),
});

/** A waybill that nobody knew, with what its carrier told of it. Instants in UTC. */
const unmatchedSchema = z.strictObject({
  carrier: z.string(),
  waybill: z.string(),
  state: z.enum(['unmatched', 'matched']),
  /** How many events there are, and how many of them nobody has yet. */
  count,
  open: count,
  since: z.string(),
  shipment: z.string().optional(),
  /** The newest 50. */
  events: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      status: z.enum(CARRIER_STATUSES),
      code: z.string().optional(),
      reason: z.string().optional(),
      raw: z.string().optional(),
      shipment: z.string().optional(),
    }),
  ),
});

export const unmatchedPageSchema = z.strictObject({
  waybills: z.array(unmatchedSchema),
  cursor: z.string().optional(),
});
