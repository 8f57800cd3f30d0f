import type { followUpCommands } from '../../domain/follow-up.ts';
import type { CommandWords } from './command-words.ts';

/** Every aggregate has it. */
export const followUpCommandWords = {
  RecordRefusedFollowUp: {
    name: ['记被拒绝的后续处理', 'Record refused follow-up'],
    does: [
      '由流程发出：由这里的一条记录引起的命令在别处被拒绝，记在起因旁边。',
      'Sent by processes: a command that a fact here called for was ' +
        'refused elsewhere, and that is kept beside its cause.',
    ],
  },
} satisfies Record<keyof typeof followUpCommands, CommandWords>;
