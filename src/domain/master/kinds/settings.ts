import { z } from 'zod';
import { quantitySchema } from '../../quantity.ts';
import { OPTIONAL_STEPS, RESPONSIBLE } from '../../shipment/words.ts';
import { code } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const stepsSchema = z.array(z.enum(OPTIONAL_STEPS)).max(OPTIONAL_STEPS.length);

/** How an order is taken apart. */
const splitSchema = z.strictObject({
  delivery: z.enum(words.DELIVERIES).optional(),
  shipmentsMax: z.int().positive().max(4_000).optional(),
  softKeys: z.array(z.enum(words.SOFT_KEYS)).max(words.SOFT_KEYS.length).optional(),
  capacity: shapes.limitsSchema.optional(),
  linesMax: z.int().positive().max(4_000).optional(),
  quantityMin: quantitySchema.optional(),
  /** Of what is ordered. */
  percentMin: z.number().min(0).max(100).optional(),
});

/** What we have decided for ourselves. */
export const settingKinds = {
  source: {
    schema: z.strictObject({
      ...shapes.commonFields,
      /** What it is: `SAP ECC`, `Kingdee K3`. */
      system: code.optional(),
      /** Without it codes that nobody knows become stubs. */
      unknownCodes: z.enum(words.UNKNOWN_CODES).optional(),
      /** The policy that its orders go by, where they name none. */
      policy: code.optional(),
      /** Its orders are split as soon as they are authorised; without it somebody has to ask. */
      split: z.literal('automatic').optional(),
      timeZone: shapes.timeZoneSchema.optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
  policy: {
    schema: z.strictObject({
      ...shapes.commonFields,
      /** Of the steps that may be left out those that are not. */
      steps: stepsSchema.optional(),
      /** Label kinds that every unit must carry. */
      labels: z.array(code).max(10).optional(),
      documents: z.array(code).max(20).optional(),
      signOff: shapes.signOffPolicySchema.optional(),
      split: splitSchema.optional(),
    }),
  },
  reason: {
    schema: z.strictObject({
      ...shapes.commonFields,
      uses: z.array(z.enum(words.REASON_USES)).max(words.REASON_USES.length).optional(),
      responsible: z.enum(RESPONSIBLE).optional(),
    }),
  },
} as const;
