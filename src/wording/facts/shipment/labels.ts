import type { labelFacts } from '../../../domain/shipment/facts/labels.ts';
import type { FactWords } from '../fact-words.ts';

export const labelFactWords = {
  LabelPrinted: {
    name: ['标签已打印', 'label printed'],
    says: [
      '打印了单元的一张标签，并写明是第几份。',
      'A label of the unit was printed, and which copy it is.',
    ],
  },
  LabelApplied: {
    name: ['标签已贴', 'label applied'],
    says: ['标签已贴在单元上。', 'The label is on the unit.'],
  },
  LabelVoided: {
    name: ['标签已作废', 'label voided'],
    says: ['标签从此无效，单元缺这一张。', 'The label counts no longer, and the unit lacks it.'],
  },
} satisfies Record<keyof typeof labelFacts, FactWords>;
