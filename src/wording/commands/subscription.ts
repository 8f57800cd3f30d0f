import type { SubscriptionCommand } from '../../domain/subscription/commands.ts';
import type { CommandWords } from './command-words.ts';

/** Everything that can be told of a subscription, in words. */
export const subscriptionCommandWords = {
  PutSubscription: {
    name: ['设置订阅', 'Put a subscription'],
    does: [
      '新建订阅，或改它的地址、事件、范围、密钥。',
      'Makes a subscription, or changes its address, events, scope or secret.',
    ],
  },
  PauseSubscription: {
    name: ['暂停订阅', 'Pause a subscription'],
    does: ['暂不发送，也不再列入新的通知。', 'Holds back what is planned, and plans nothing new.'],
  },
  ResumeSubscription: {
    name: ['恢复订阅', 'Resume a subscription'],
    does: [
      '继续发送；可指定位置，其后的全部重新通知。',
      'Goes on; with a position, everything behind it is told again.',
    ],
  },
  RemoveSubscription: {
    name: ['删除订阅', 'Remove a subscription'],
    does: ['从此不再发送。', 'Nothing is sent from then on.'],
  },
} satisfies Record<SubscriptionCommand['type'], CommandWords>;
