import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { instantSchema } from '../envelope.ts';
import { SUBSCRIPTION_EVENTS } from '../subscription/events.ts';
import { code } from '../words.ts';
import { SENDING_FAILURES } from './words.ts';

/** The same on every try: what the receiver knows it by. */
const notification = z.uuid();
const attempt = z.int().positive();
const status = z.int().min(100).max(999);
const ms = z.int().nonnegative();
const why = z.enum(SENDING_FAILURES);

/** Which fact it tells of, and as what. */
export const plannedFields = {
  notification,
  event: z.enum(SUBSCRIPTION_EVENTS),
  fact: z.uuid(),
  factType: code,
  /** Of the fact in its stream. */
  version: z.int().positive(),
  position: z.int().positive(),
};

export const sentSchema = z.strictObject({ notification, attempt, status, ms });
export const failedSchema = z.strictObject({
  notification,
  attempt,
  why,
  status: status.optional(),
  ms,
  /** When it is tried again. */
  next: instantSchema,
});
export const deadSchema = failedSchema.omit({ next: true });

/** What one subscription is told of one subject, in its order, and how that went. */
// These names are the storage format; add, never rename.
export const outboxFacts = {
  NotificationPlanned: { v: 1, schema: z.strictObject(plannedFields) },
  NotificationSent: { v: 1, schema: sentSchema },
  NotificationFailed: { v: 1, schema: failedSchema },
  /** It is not tried any more, unless somebody asks for it. */
  NotificationDead: { v: 1, schema: deadSchema },
  NotificationReplayed: {
    v: 1,
    schema: z.strictObject({
      notification,
      /** Id of the fact that resumed the subscription from a position; absent if asked for alone. */
      resume: z.uuid().optional(),
    }),
  },
} as const;

export type OutboxFact = UnionOf<typeof outboxFacts>;
