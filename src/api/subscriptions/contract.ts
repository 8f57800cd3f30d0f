import { z } from 'zod';
import { SENDING_FAILURES } from '../../domain/outbox/words.ts';
import { SUBSCRIPTION_EVENTS } from '../../domain/subscription/events.ts';
import { PAUSED_WHY, targetFields } from '../../domain/subscription/facts.ts';
import { text } from '../../domain/words.ts';
import { recordedSchema } from '../commands/answers.ts';
import { minPositionField, pageFields } from '../queries/reading.ts';

const ID_CHARS_MAX = 500;
const id = z.string().min(1).max(ID_CHARS_MAX);

export const subscriptionParams = z.strictObject({ id });
export const deliveryParams = z.strictObject({ id, delivery: z.uuid() });

export const listQuery = z.strictObject(pageFields);
export const oneQuery = z.strictObject(minPositionField);

/** What is put; without a secret of one's own, one is made where there is none yet. */
export const putBody = z.strictObject({
  ...targetFields,
  secret: text.optional(),
  newSecret: z.literal(true).optional(),
});
export type PutBody = z.infer<typeof putBody>;

/** `secret` only where it was made or brought just now: it is never shown again. */
export const putAnswer = z.strictObject({
  ...recordedSchema.shape,
  subscription: z.string(),
  secret: z.string().optional(),
});

export const resumeBody = z.strictObject({ fromPosition: z.int().nonnegative().optional() });
export const emptyBody = z.strictObject({});

export const subscriptionSchema = z.strictObject({
  subscription: z.string(),
  standing: z.enum(['active', 'paused']),
  pausedWhy: z.enum(PAUSED_WHY).optional(),
  ...targetFields,
  changedAt: z.string(),
  madeAt: z.string(),
});
export const subscriptionsSchema = z.strictObject({
  subscriptions: z.array(subscriptionSchema),
  cursor: z.string().optional(),
});

const STANDINGS = ['due', 'sent', 'dead'] as const;

export const deliveriesQuery = z.strictObject({
  standing: z.enum(STANDINGS).optional(),
  event: z.enum(SUBSCRIPTION_EVENTS).optional(),
  subject: z.string().min(1).max(ID_CHARS_MAX).optional(),
  ...pageFields,
});

const deliverySchema = z.strictObject({
  subject: z.string(),
  notification: z.string(),
  event: z.enum(SUBSCRIPTION_EVENTS),
  fact: z.string(),
  factType: z.string(),
  position: z.int(),
  standing: z.enum(STANDINGS),
  plannedAt: z.string(),
  attempts: z.int(),
  triedAt: z.string().optional(),
  status: z.int().optional(),
  ms: z.int().optional(),
  why: z.enum(SENDING_FAILURES).optional(),
  next: z.string().optional(),
});
export type DeliveryAnswer = z.infer<typeof deliverySchema>;
export const deliveriesSchema = z.strictObject({
  deliveries: z.array(deliverySchema),
  cursor: z.string().optional(),
});

export const replayedSchema = z.strictObject({
  /** How many are sent again. */
  replayed: z.int().nonnegative(),
  /** Whether there are more: ask once more. */
  more: z.boolean(),
});

export const testedSchema = z.strictObject({
  /** Whether the receiver has taken it. */
  taken: z.boolean(),
  ms: z.int().nonnegative(),
  status: z.int().optional(),
  /** The beginning of the receiver's answer. */
  answer: z.string().optional(),
  why: z.enum(SENDING_FAILURES).optional(),
});
