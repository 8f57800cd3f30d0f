import type { AlertCommand } from '../../domain/alert/commands.ts';
import type { CommandWords } from './command-words.ts';

/** Everything that can be told of an alert, in words; raised and cleared by Lading itself. */
export const alertCommandWords = {
  RaiseAlert: {
    name: ['发出告警', 'Raise an alert'],
    does: [
      '说明规则发现了什么；已在告警的同一内容不重复。',
      'Says what a rule has found; the same is not raised again while it is open.',
    ],
  },
  AcknowledgeAlert: {
    name: ['确认告警', 'Acknowledge an alert'],
    does: ['说明有人在处理。', 'Says that somebody sees to it.'],
  },
  ClearAlert: {
    name: ['解除告警', 'Clear an alert'],
    does: ['说明情况已消除或对象已结束。', 'Says that it is over, and why.'],
  },
} satisfies Record<AlertCommand['type'], CommandWords>;
