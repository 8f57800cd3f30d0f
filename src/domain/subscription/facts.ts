import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { subjectRefSchema } from '../envelope.ts';
import { code, text } from '../words.ts';
import { SUBSCRIPTION_EVENTS } from './events.ts';
import { webAddressSchema } from './web-address.ts';

const CODES_MAX = 200;

/** Only subjects that belong to one of these are told of; a kind left out confines nothing. */
const scopeSchema = z.strictObject({
  divisions: z.array(code).min(1).max(CODES_MAX).optional(),
  projects: z.array(code).min(1).max(CODES_MAX).optional(),
  sites: z.array(code).min(1).max(CODES_MAX).optional(),
});

export const targetFields = {
  url: webAddressSchema,
  events: z.array(z.enum(SUBSCRIPTION_EVENTS)).min(1).max(100),
  scope: scopeSchema.optional(),
  description: text.optional(),
};

export const targetSchema = z.strictObject({
  ...targetFields,
  /** Refers to the secret in the vault by which messages are signed. */
  secret: subjectRefSchema,
});

export const PAUSED_WHY = ['asked', 'http-gone'] as const;
export const pausedSchema = z.strictObject({ why: z.enum(PAUSED_WHY) });
export const resumedSchema = z.strictObject({
  /** Facts behind it are told of, again where they were before; left out: those since the pause. */
  fromPosition: z.int().nonnegative().optional(),
});

/** Who is called back, of what, and where. */
// These names are the storage format; add, never rename.
export const subscriptionFacts = {
  SubscriptionPut: { v: 1, schema: targetSchema },
  SubscriptionPaused: { v: 1, schema: pausedSchema },
  SubscriptionResumed: { v: 1, schema: resumedSchema },
  SubscriptionRemoved: { v: 1, schema: z.strictObject({}) },
} as const;

export type SubscriptionFact = UnionOf<typeof subscriptionFacts>;
export type SubscriptionTarget = z.infer<typeof targetSchema>;
