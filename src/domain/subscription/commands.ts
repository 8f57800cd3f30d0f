import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { pausedSchema, resumedSchema, targetSchema } from './facts.ts';

export const subscriptionCommands = {
  PutSubscription: { kind: 'decision', schema: targetSchema, personal: ['secret'] },
  PauseSubscription: { kind: 'decision', schema: pausedSchema },
  ResumeSubscription: { kind: 'decision', schema: resumedSchema },
  RemoveSubscription: { kind: 'decision', schema: z.strictObject({}) },
} as const;

export type SubscriptionCommand = UnionOf<typeof subscriptionCommands>;
