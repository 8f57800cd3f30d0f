import type { OutboxCommand } from '../../domain/outbox/commands.ts';
import type { OutboxFact } from '../../domain/outbox/facts.ts';
import type { OutboxRule } from '../../domain/outbox/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const outboxOutcomes = {
  PlanNotification: {
    records: ['NotificationPlanned', 'NotificationReplayed'],
    refuses: [],
    deviates: [],
  },
  RecordSent: {
    records: ['NotificationSent'],
    refuses: ['notification-must-be-planned'],
    deviates: [],
  },
  RecordSendingFailed: {
    records: ['NotificationFailed'],
    refuses: ['notification-must-be-planned'],
    deviates: [],
  },
  GiveUpSending: {
    records: ['NotificationDead'],
    refuses: ['notification-must-be-planned'],
    deviates: [],
  },
  ReplayNotification: {
    records: ['NotificationReplayed'],
    refuses: ['notification-must-be-planned'],
    deviates: [],
  },
} satisfies Partial<Record<OutboxCommand['type'], Outcome<OutboxFact['type'], OutboxRule>>>;
