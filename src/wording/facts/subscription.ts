import type { SubscriptionFact } from '../../domain/subscription/facts.ts';
import type { FactWords } from './fact-words.ts';

/** Everything that a subscription can hold, in words. */
export const subscriptionFactWords = {
  SubscriptionPut: {
    name: ['订阅已设置', 'subscription put'],
    says: [
      '哪些事件发往哪个地址、用哪个密钥签名。',
      'What is told of, where to, and by what secret it is signed.',
    ],
  },
  SubscriptionPaused: {
    name: ['订阅已暂停', 'subscription paused'],
    says: [
      '不再发送；应要求，或因对方回答已停用（410）。',
      'Nothing is sent any more; it was asked for, or the receiver has said that it is gone (410).',
    ],
  },
  SubscriptionResumed: {
    name: ['订阅已恢复', 'subscription resumed'],
    says: [
      '继续发送，从暂停时或从给出的位置起。',
      'It goes on, from the pause or from the position that was given.',
    ],
  },
  SubscriptionRemoved: {
    name: ['订阅已删除', 'subscription removed'],
    says: ['到此为止，不再发送。', 'It is over, and nothing more is sent.'],
  },
} satisfies Record<SubscriptionFact['type'], FactWords>;
