import type { OutboxFact } from '../../domain/outbox/facts.ts';
import type { FactWords } from './fact-words.ts';

/** Everything that an outbox can hold, in words. */
export const outboxFactWords = {
  NotificationPlanned: {
    name: ['通知已列入', 'notification planned'],
    says: [
      '某条记录要作为某个事件通知订阅方。',
      'A fact is to be told to the subscriber, as one of the events.',
    ],
  },
  NotificationSent: {
    name: ['通知已送达', 'notification sent'],
    says: ['对方已收下（2xx）。', 'The receiver has taken it (2xx).'],
  },
  NotificationFailed: {
    name: ['通知发送失败', 'notification failed'],
    says: ['没有送达，到时再试。', 'It did not come through and is tried again at the time given.'],
  },
  NotificationDead: {
    name: ['通知已放弃', 'notification given up'],
    says: [
      '不再重试；可由人要求重发。',
      'It is not tried any more, unless somebody has it sent again.',
    ],
  },
  NotificationReplayed: {
    name: ['通知将重发', 'notification replayed'],
    says: ['以同一编号再发一次。', 'It is sent again under the same id.'],
  },
} satisfies Record<OutboxFact['type'], FactWords>;
