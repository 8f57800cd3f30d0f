import type { MasterFact } from '../../domain/master/facts.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';

/** Everything that can have happened to a record of master data, in words. */
export const masterFactWords = {
  MasterPut: {
    name: ['档案已记录', 'record put'],
    says: [
      '从此时起有效的整份档案，以及与上一版不同的字段。',
      'The whole record as it is from then on, and the fields that differ from the version before.',
    ],
  },
  StubMade: {
    name: ['已建空档案', 'stub made'],
    says: [
      '有人用了没有档案的编码；先留下，等待补全。',
      'Somebody named a code of which nothing is known yet; it is kept, and to be completed.',
    ],
  },
  MasterRetired: {
    name: ['档案已停用', 'record retired'],
    says: [
      '从此时起，编码不再用于新业务。',
      'From then on the code is not to be used for anything new.',
    ],
  },
  MasterMessageSuperseded: {
    name: ['收到过期的档案消息', 'outdated record message'],
    says: [
      '消息比同一来源已知的版本旧，记下但不生效。',
      'The message was older than what its source had said ' +
        'already; it is noted and changes nothing.',
    ],
  },
  ...followUpFactWords,
} satisfies Record<MasterFact['type'], FactWords>;
