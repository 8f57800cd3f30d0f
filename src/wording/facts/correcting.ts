import type { correctionFacts } from '../../domain/correcting/facts.ts';
import type { FactWords } from './fact-words.ts';

/** Every aggregate that takes reports has these. */
export const correctionFactWords = {
  RecordCorrected: {
    name: ['记录已更正', 'record corrected'],
    says: [
      '一条报告被划掉，紧随其后的若干条代替它。',
      'One report is struck, and so many facts right behind this one stand in its place.',
    ],
  },
  CorrectionRequested: {
    name: ['已申请更正', 'correction requested'],
    says: [
      '更正须经另一人批准，已提出申请。',
      'A correction was asked for that another person must approve.',
    ],
  },
  CorrectionRejected: {
    name: ['更正被驳回', 'correction rejected'],
    says: ['更正申请被驳回，记录不变。', 'The request was turned down; the record stays.'],
  },
} satisfies Record<keyof typeof correctionFacts, FactWords>;
