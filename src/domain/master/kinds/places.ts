import { z } from 'zod';
import { dateSchema } from '../../shipment/shapes.ts';
import { OPTIONAL_STEPS } from '../../shipment/words.ts';
import { code } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const dayNameSchema = z.string().min(1).max(200);

/** Where goods are handled, and when. */
export const placeKinds = {
  site: {
    schema: z.strictObject({
      ...shapes.commonFields,
      type: z.enum(words.SITE_TYPES).optional(),
      address: code.optional(),
      region: code.optional(),
      division: code.optional(),
      calendar: code.optional(),
      shifts: shapes.shiftsSchema.optional(),
      /** Until when something must be ready to go out on the same day. */
      cutOffs: z
        .array(
          z.strictObject({
            time: shapes.timeOfDaySchema,
            carrier: code.optional(),
            service: code.optional(),
          }),
        )
        .max(200)
        .optional(),
      /** The steps that are reported here. */
      steps: z.array(z.enum(OPTIONAL_STEPS)).max(OPTIONAL_STEPS.length).optional(),
      stagingAreas: shapes.codesSchema.optional(),
      docks: shapes.codesSchema.optional(),
      stockReported: z.boolean().optional(),
      gln: shapes.glnSchema.optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
  calendar: {
    schema: z.strictObject({
      ...shapes.commonFields,
      timeZone: shapes.timeZoneSchema,
      shifts: shapes.shiftsSchema,
      /** Days without work, whatever their weekday. */
      holidays: z
        .array(z.strictObject({ date: dateSchema, name: dayNameSchema.optional() }))
        .max(2_000)
        .optional(),
      /** 调休: days that are worked instead of others, with the shifts of a weekday. */
      makeUpDays: z
        .array(
          z.strictObject({
            date: dateSchema,
            worksAs: shapes.weekdaySchema,
            name: dayNameSchema.optional(),
          }),
        )
        .max(2_000)
        .optional(),
    }),
  },
} as const;
