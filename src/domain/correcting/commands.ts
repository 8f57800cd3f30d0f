import { z } from 'zod';
import { code, text } from '../words.ts';
import { correctionFacts, correctionGroupsSchema } from './facts.ts';

/** `personal` names the fields about persons that a replaced report may carry. */
export function correctionCommandsWith(...personal: readonly string[]) {
  const paths = personal.map((field) => `groups.*.replacements.*.data.${field}`);
  return {
    CorrectRecord: {
      kind: 'decision',
      schema: z.strictObject({ groups: correctionGroupsSchema, reason: text }),
      personal: paths,
    },
    RequestCorrection: {
      kind: 'decision',
      schema: correctionFacts.CorrectionRequested.schema,
      personal: paths,
    },
    ApproveCorrection: { kind: 'decision', schema: z.strictObject({ request: code }) },
    RejectCorrection: { kind: 'decision', schema: correctionFacts.CorrectionRejected.schema },
  } as const;
}
