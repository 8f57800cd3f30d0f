import type { OutboxCommand } from '../../domain/outbox/commands.ts';
import type { CommandWords } from './command-words.ts';

/** Everything that can be told of an outbox, in words; but for the last by Lading itself. */
export const outboxCommandWords = {
  PlanNotification: {
    name: ['列入通知', 'Plan a notification'],
    does: ['把一条记录列入要通知的。', 'Has the subscriber told of a fact.'],
  },
  RecordSent: {
    name: ['记通知已送达', 'Record a notification as sent'],
    does: ['说明对方已收下。', 'Says that the receiver has taken it.'],
  },
  RecordSendingFailed: {
    name: ['记发送失败', 'Record a failed try'],
    does: [
      '说明为何没有送达、何时再试。',
      'Says why it did not come through and when it is tried again.',
    ],
  },
  GiveUpSending: {
    name: ['放弃发送', 'Give up sending'],
    does: [
      '不再重试，同一对象的下一条得以发送。',
      'Ends the tries, so that the next one of the subject can go.',
    ],
  },
  ReplayNotification: {
    name: ['重发通知', 'Replay a notification'],
    does: [
      '把已送达或已放弃的以同一编号再发一次。',
      'Sends one that was sent or given up once more, under the same id.',
    ],
  },
} satisfies Record<OutboxCommand['type'], CommandWords>;
