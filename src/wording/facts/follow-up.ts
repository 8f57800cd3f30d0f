import type { followUpFacts } from '../../domain/follow-up.ts';
import type { FactWords } from './fact-words.ts';

/** Every aggregate has it. */
export const followUpFactWords = {
  FollowUpRefused: {
    name: ['后续处理被拒绝', 'follow-up refused'],
    says: [
      '由这里的一条记录引起的命令被别处的规则拒绝：哪个命令、哪条规则。',
      'A command that a fact here called for was refused ' +
        'elsewhere: which command, and by which rule.',
    ],
  },
} satisfies Record<keyof typeof followUpFacts, FactWords>;
