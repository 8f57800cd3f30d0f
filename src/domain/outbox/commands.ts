import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { deadSchema, failedSchema, plannedFields, sentSchema } from './facts.ts';

export const outboxCommands = {
  PlanNotification: {
    kind: 'decision',
    schema: z.strictObject({
      ...plannedFields,
      /** Id of the fact that resumed the subscription: what was sent before is sent again. */
      resume: z.uuid().optional(),
    }),
  },
  RecordSent: { kind: 'decision', schema: sentSchema },
  RecordSendingFailed: { kind: 'decision', schema: failedSchema },
  GiveUpSending: { kind: 'decision', schema: deadSchema },
  ReplayNotification: { kind: 'decision', schema: z.strictObject({ notification: z.uuid() }) },
} as const;

export type OutboxCommand = UnionOf<typeof outboxCommands>;
