import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { code } from '../words.ts';
import { ORDER_LINES_MAX, orderBodyFields, orderFacts, orderLineSchema } from './facts.ts';

/** ERPs number lines as text or as integers; both are kept as text. */
const spokenLineSchema = z.strictObject({
  ...orderLineSchema.shape,
  line: z.preprocess((line) => (Number.isSafeInteger(line) ? String(line) : line), code),
});

const spokenVersionSchema = z.preprocess(
  (version) =>
    typeof version === 'string' && /^\d{1,15}$/.test(version) ? Number(version) : version,
  orderBodyFields.sourceVersion,
);

export const orderCommands = {
  ReceiveOrder: {
    kind: 'decision',
    schema: z.strictObject({
      ...orderBodyFields,
      sourceVersion: spokenVersionSchema,
      /** `full`: these are all lines of the order. `delta`: lines not named stay as they are. */
      mode: z.enum(['full', 'delta']),
      lines: z.array(spokenLineSchema).min(1).max(ORDER_LINES_MAX),
    }),
    personal: ['shipTo.contact'],
  },
  AuthoriseOrder: { kind: 'decision', schema: orderFacts.OrderAuthorised.schema },
} as const;

export type OrderCommand = UnionOf<typeof orderCommands>;
