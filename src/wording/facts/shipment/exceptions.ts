import type { exceptionFacts } from '../../../domain/shipment/facts/exceptions.ts';
import type { FactWords } from '../fact-words.ts';

export const exceptionFactWords = {
  ExceptionRaised: {
    name: ['已报异常', 'exception raised'],
    says: [
      '出现异常：种类、环节、责任方和严重程度。',
      'Something is wrong: what kind, at which stage, whose responsibility, how severe.',
    ],
  },
  ExceptionResolved: {
    name: ['异常已解决', 'exception resolved'],
    says: ['异常已处理，并写明结果。', 'The exception is dealt with, and how.'],
  },
  ComplaintRecorded: {
    name: ['已记投诉', 'complaint recorded'],
    says: ['客户有投诉，并记下内容。', 'The customer complains, and of what.'],
  },
  ComplaintClosed: {
    name: ['投诉已答复', 'complaint closed'],
    says: ['投诉已答复。', 'The complaint has been answered.'],
  },
  ScanRejected: {
    name: ['扫码不符', 'wrong scan'],
    says: [
      '扫到的码不属于这里：扫了什么、应扫什么、哪条规则不符。',
      'A code was scanned that does not belong here: what it was, what was expected, and the rule.',
    ],
  },
} satisfies Record<keyof typeof exceptionFacts, FactWords>;
