import type { correctionCommandsWith } from '../../domain/correcting/commands.ts';
import type { CommandWords } from './command-words.ts';

/** Every aggregate that takes reports has these. */
export const correctingCommandWords = {
  CorrectRecord: {
    name: ['更正记录', 'Correct record'],
    does: [
      '划掉有误的报告，并写明应当是什么；须经另一人批准的，改用申请。',
      'Strikes reports that are wrong and says what should stand there; what another person ' +
        'must approve needs a request instead.',
    ],
  },
  RequestCorrection: {
    name: ['申请更正', 'Request correction'],
    does: [
      '申请一项须经另一人批准的更正。',
      'Asks for a correction that another person must approve.',
    ],
  },
  ApproveCorrection: {
    name: ['批准更正', 'Approve correction'],
    does: [
      '批准并执行所申请的更正；批准人既非申请人，也非原报告人。',
      'Approves a correction and carries it out; the approver ' +
        'neither asked for it nor made the report.',
    ],
  },
  RejectCorrection: {
    name: ['驳回更正', 'Reject correction'],
    does: ['驳回所申请的更正，并写明原因。', 'Turns a requested correction down, and says why.'],
  },
} satisfies Record<keyof ReturnType<typeof correctionCommandsWith>, CommandWords>;
