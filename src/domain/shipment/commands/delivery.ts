import { z } from 'zod';
import { anyInstantSchema, subjectRefSchema } from '../../envelope.ts';
import { code, text } from '../../words.ts';
import { deliveryFacts } from '../facts/delivery.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';
import { decision, report } from './kinds.ts';

export const deliveryCommands = {
  AttemptDelivery: {
    kind: report,
    schema: z.strictObject({
      reason: code,
      responsible: z.enum(words.RESPONSIBLE),
      next: anyInstantSchema.optional(),
    }),
  },
  ConfirmDelivery: {
    kind: report,
    schema: z.strictObject({
      /** Left out: everything that is packed and has no outcome yet was accepted. */
      rows: shapes.outcomesSchema.optional(),
      signatory: subjectRefSchema.optional(),
      ...shapes.signOffFields,
    }),
    personal: ['signatory'],
  },
  StartReturn: { kind: decision, schema: deliveryFacts.ReturnStarted.schema },
  ReceiveReturn: { kind: report, schema: deliveryFacts.ReturnReceived.schema },
  ReportLost: { kind: report, schema: deliveryFacts.UnitLost.schema },
  ReportFound: { kind: report, schema: deliveryFacts.UnitFound.schema },
  CloseShipment: {
    kind: decision,
    schema: z.strictObject({
      claim: code.optional(),
      override: shapes.overrideSchema.optional(),
    }),
  },
  ReopenShipment: { kind: decision, schema: z.strictObject({ reason: text }) },
} as const;
