import { z } from 'zod';
import { correctionCommandsWith } from '../../correcting/commands.ts';
import { CORRECTION_KINDS, replacementSchema } from '../../correcting/facts.ts';
import { text } from '../../words.ts';
import { decision } from './kinds.ts';

export const correctionCommands = {
  ...correctionCommandsWith('signatory', 'inspector'),
  /** Told by the process that follows a trip: what it copied from there was not so. */
  CorrectCopies: {
    kind: decision,
    schema: z.strictObject({
      /** Id of the fact on the other stream. */
      cause: z.uuid({ error: 'must-be-a-uuid' }),
      kind: z.enum(CORRECTION_KINDS),
      reason: text,
      /** None where nothing happened, or where they come as copies of their own. */
      replacements: z.array(replacementSchema).max(20),
    }),
    personal: ['replacements.*.data.signatory', 'replacements.*.data.inspector'],
  },
} as const;
