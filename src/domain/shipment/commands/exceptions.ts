import { z } from 'zod';
import { code } from '../../words.ts';
import { exceptionFacts } from '../facts/exceptions.ts';
import { decision, report } from './kinds.ts';

export const exceptionCommands = {
  RaiseException: {
    kind: report,
    schema: z.strictObject({
      ...exceptionFacts.ExceptionRaised.schema.shape,
      /** Left out: where the shipment stands. */
      stage: code.optional(),
    }),
  },
  ResolveException: { kind: decision, schema: exceptionFacts.ExceptionResolved.schema },
  RecordComplaint: { kind: report, schema: exceptionFacts.ComplaintRecorded.schema },
  CloseComplaint: { kind: decision, schema: exceptionFacts.ComplaintClosed.schema },
} as const;
