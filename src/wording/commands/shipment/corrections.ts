import type { correctionCommands } from '../../../domain/shipment/commands/corrections.ts';
import type { CommandWords } from '../command-words.ts';
import { correctingCommandWords } from '../correcting.ts';

export const correctionCommandWords = {
  ...correctingCommandWords,
  CorrectCopies: {
    name: ['更正抄来的记录', 'Correct copies'],
    does: [
      '由流程发出：车次上的一条记录已更正，由它抄到这里的记录随之更正。',
      'Sent by the process that follows trips: what was copied here ' +
        'from a fact of a trip is corrected as that fact was.',
    ],
  },
} satisfies Record<keyof typeof correctionCommands, CommandWords>;
