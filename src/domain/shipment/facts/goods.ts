import { z } from 'zod';
import { quantitySchema } from '../../quantity.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const goods = { order: code, line: code, qty: quantitySchema };

/** What is done with goods before they are in a unit. */
// These names are the storage format; add, never rename.
export const goodsFacts = {
  PickStarted: { v: 1, report: true, schema: z.strictObject({ area: code.optional() }) },
  ItemPicked: {
    v: 1,
    report: true,
    schema: z.strictObject({ ...goods, ...shapes.batchFields, bin: code.optional() }),
  },
  PickShorted: {
    v: 1,
    report: true,
    schema: z.strictObject({ ...goods, reason: code, decision: z.enum(words.SHORT_DECISIONS) }),
  },
  /** So much of the line is shipped as another article. */
  ItemSubstituted: {
    v: 1,
    schema: z.strictObject({ ...goods, sku: code, instead: code, reason: text }),
  },
  ItemPutBack: {
    v: 1,
    report: true,
    schema: z.strictObject({ ...goods, ...shapes.batchFields, bin: code.optional() }),
  },
} as const;
