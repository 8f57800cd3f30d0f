import { z } from 'zod';
import { gs1CheckDigit } from '../check-symbols.ts';
import { subjectRefSchema } from '../envelope.ts';
import { quantitySchema } from '../quantity.ts';
import { code } from '../words.ts';
import * as words from './words.ts';

// The shapes that kinds of master data have in common.

const name = z.string().trim().min(1).max(200);

/** In Chinese and in English. */
export const namesSchema = z.strictObject({ zh: name.optional(), en: name.optional() });

/** What every record has beside its code. */
export const commonFields = {
  names: namesSchema.optional(),
  /** The code that another system has for the same thing. */
  externalCodes: z
    .array(z.strictObject({ source: code, code }))
    .max(50)
    .optional(),
  status: z.enum(words.STATUSES).optional(),
  attributes: z
    .record(z.string().max(60), z.union([z.string().max(2_000), z.number(), z.boolean()]))
    .optional(),
};

/** Persons to turn to; everything that names them lies in the vault. */
export const contactsSchema = z
  .array(
    z.strictObject({
      name: subjectRefSchema,
      phone: subjectRefSchema.optional(),
      email: subjectRefSchema.optional(),
      /** What the person is there for: `unloading`, `paper receipts`. */
      role: code.optional(),
    }),
  )
  .max(50);

/** Paths of `contacts` that are about persons. */
export const CONTACTS_PERSONAL = ['contacts.*.name', 'contacts.*.phone', 'contacts.*.email'];

/** A code of digits whose last one is GS1's check digit over the others. */
function gs1Schema(lengths: readonly number[], error: string) {
  return z.string().refine((text) => isGs1(text, lengths), { error });
}

function isGs1(text: string, lengths: readonly number[]): boolean {
  if (!/^\d+$/.test(text) || !lengths.includes(text.length)) return false;
  return gs1CheckDigit(text.slice(0, -1)) === text.slice(-1);
}

export const glnSchema = gs1Schema([13], 'must-be-a-gln');
export const gtinSchema = gs1Schema([8, 12, 13, 14], 'must-be-a-gtin');

/** A name of the time-zone database, `Asia/Shanghai`. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, {
  error: 'must-be-a-time-zone',
});

function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** On the wall clock of the place, `08:30`; `24:00` is the end of the day. */
export const timeOfDaySchema = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must-be-a-time-of-day' });

/** 1 is Monday, 7 is Sunday. */
export const weekdaySchema = z.int().min(1).max(7);

/** Working time of the days named; one that ends at or before its start ends the next day. */
export const shiftsSchema = z
  .array(
    z.strictObject({
      days: z.array(weekdaySchema).min(1).max(7),
      start: timeOfDaySchema,
      end: timeOfDaySchema,
    }),
  )
  .max(50);

export const signOffPolicySchema = z.strictObject({
  stamp: z.boolean().optional(),
  paperReceipt: z.boolean().optional(),
  photo: z.boolean().optional(),
  proxyAllowed: z.boolean().optional(),
});

const measure = z.int().positive().max(1_000_000);

export const sizeFields = {
  lengthMm: measure.optional(),
  widthMm: measure.optional(),
  heightMm: measure.optional(),
};

/** The most that is taken at once; what is not said is not limited. */
export const limitsSchema = z.strictObject({
  weightKg: quantitySchema.optional(),
  volumeM3: quantitySchema.optional(),
  pieces: z.int().positive().optional(),
  ...sizeFields,
});

export const hoursSchema = z.number().positive().max(10_000);
export const codesSchema = z.array(code).max(500);
