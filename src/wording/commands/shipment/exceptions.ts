import type { exceptionCommands } from '../../../domain/shipment/commands/exceptions.ts';
import type { CommandWords } from '../command-words.ts';

export const exceptionCommandWords = {
  RaiseException: {
    name: ['报异常', 'Raise exception'],
    does: [
      '报告出了什么问题：种类、责任方、严重程度，可指明单元或货行。',
      'Tells what is wrong: its kind, whose responsibility, how severe, and of which unit or line.',
    ],
  },
  ResolveException: {
    name: ['解决异常', 'Resolve exception'],
    does: ['了结一项异常，并写明怎样处理的。', 'Ends an exception, and says how.'],
  },
  RecordComplaint: {
    name: ['记投诉', 'Record complaint'],
    does: ['报告客户的投诉。', 'Tells of a customer’s complaint.'],
  },
  CloseComplaint: {
    name: ['答复投诉', 'Close complaint'],
    does: ['了结一项投诉，并写明答复。', 'Ends a complaint, with the answer given.'],
  },
} satisfies Record<keyof typeof exceptionCommands, CommandWords>;
