import type { MasterCommand } from '../../domain/master/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be asked of a record of master data, in words. */
export const masterCommandWords = {
  Put: {
    name: ['记档案', 'Put'],
    does: [
      '写入整份档案；没有写的字段从此没有。重复发送不再记。',
      'Says all that is known about a code from now on; a field left out ' +
        'is not so any more. Sent again, nothing is recorded.',
    ],
  },
  Retire: {
    name: ['停用', 'Retire'],
    does: [
      '停用一个编码；用过它的记录不变。',
      'Takes a code out of use; what has named it stays as it is.',
    ],
  },
  EnsureKnown: {
    name: ['建空档案', 'Ensure known'],
    does: [
      '由流程发出：编码没有档案时，先建一份空的。',
      'Sent by a process: makes a stub for a code of which nothing is known.',
    ],
  },
  ...followUpCommandWords,
} satisfies Record<MasterCommand['type'], CommandWords>;
