import { z } from 'zod';
import { quantityOrZeroSchema, quantitySchema } from '../../quantity.ts';
import { code, uomSchema } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const partSchema = z.strictObject({ sku: code, qty: quantitySchema });

/** What is shipped. Weights and sizes are those of one base unit. */
export const goodsKinds = {
  product: {
    schema: z.strictObject({
      ...shapes.commonFields,
      baseUnit: uomSchema.optional(),
      /** `qty` of `uom` are `base` of the base unit: 1 CT is 12 H87. */
      conversions: z
        .array(z.strictObject({ uom: uomSchema, qty: quantitySchema, base: quantitySchema }))
        .max(50)
        .optional(),
      /** Each for the unit of measure that it stands for, the base unit when nothing is said. */
      gtins: z
        .array(z.strictObject({ gtin: shapes.gtinSchema, uom: uomSchema.optional() }))
        .max(50)
        .optional(),
      grossKg: quantityOrZeroSchema.optional(),
      netKg: quantityOrZeroSchema.optional(),
      volumeM3: quantityOrZeroSchema.optional(),
      ...shapes.sizeFields,
      type: code.optional(),
      kitParts: z.array(partSchema).min(1).max(500).optional(),
      serialRequired: z.boolean().optional(),
      lotRequired: z.boolean().optional(),
      /** 大件. */
      oversize: z.boolean().optional(),
      hazmat: z
        .strictObject({
          /** Of the United Nations, four digits. */
          unNumber: z.string().regex(/^\d{4}$/, { error: 'must-be-a-un-number' }),
          class: code,
          packingGroup: z.enum(['I', 'II', 'III']).optional(),
        })
        .optional(),
      exportFlags: z.array(z.enum(words.EXPORT_FLAGS)).max(words.EXPORT_FLAGS.length).optional(),
      /** HS code, 6 to 13 digits. */
      customsCode: z
        .string()
        .regex(/^\d{6,13}$/, { error: 'must-be-a-customs-code' })
        .optional(),
      temperature: code.optional(),
    }),
  },
} as const;
