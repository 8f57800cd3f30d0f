import { z } from 'zod';
import { moneySchema } from '../../shipment/shapes.ts';
import { CARRIER_STATUSES } from '../../shipment/words.ts';
import { code } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

/** Who carries, and with what. */
export const carriageKinds = {
  carrier: {
    schema: z.strictObject({
      ...shapes.commonFields,
      type: z.enum(words.CARRIER_TYPES).optional(),
      calendar: code.optional(),
      /** From and to: codes of sites or regions. */
      lanes: z
        .array(
          z.strictObject({
            from: code,
            to: code,
            service: code.optional(),
            transitHours: shapes.hoursSchema.optional(),
            cutOff: shapes.timeOfDaySchema.optional(),
            cost: moneySchema.optional(),
          }),
        )
        .max(2_000)
        .optional(),
      limits: shapes.limitsSchema.optional(),
      tracking: z
        .strictObject({
          adapter: code,
          /** The carrier's own words for where something is, each in ours. */
          statusMap: z
            .array(z.strictObject({ carrier: code, status: z.enum(CARRIER_STATUSES) }))
            .max(500)
            .optional(),
        })
        .optional(),
      /** Without a report for so long it is said to be silent. */
      silentAfterHours: shapes.hoursSchema.optional(),
      attemptsMax: z.int().min(1).max(99).optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
  vehicle: {
    schema: z.strictObject({
      ...shapes.commonFields,
      carrier: code.optional(),
      plate: code.optional(),
      type: code.optional(),
      limits: shapes.limitsSchema.optional(),
      equipment: shapes.codesSchema.optional(),
      temperature: code.optional(),
    }),
  },
} as const;
