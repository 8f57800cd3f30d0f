import { z } from 'zod';
import { subjectRefSchema } from '../../envelope.ts';
import { quantitySchema } from '../../quantity.ts';
import { code } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const personNames = z.strictObject({
  zh: subjectRefSchema.optional(),
  en: subjectRefSchema.optional(),
});

/** Whom we deal with, where they are to be found, and who works for us. */
export const partnerKinds = {
  party: {
    schema: z.strictObject({
      ...shapes.commonFields,
      roles: z.array(z.enum(words.PARTY_ROLES)).max(words.PARTY_ROLES.length).optional(),
      taxId: code.optional(),
      gln: shapes.glnSchema.optional(),
      signOff: shapes.signOffPolicySchema.optional(),
      /** When it takes goods in: the code of a calendar. */
      receivingCalendar: code.optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
  address: {
    schema: z.strictObject({
      ...shapes.commonFields,
      party: code.optional(),
      /** ISO 3166-1, two letters. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, { error: 'must-be-a-country' })
        .optional(),
      /** Official codes of the regions, the largest first: province, city, district. */
      regions: z.array(code).max(6).optional(),
      postCode: code.optional(),
      street: subjectRefSchema.optional(),
      contacts: shapes.contactsSchema.optional(),
      /** WGS-84 degrees. */
      lat: z.number().min(-90).max(90).optional(),
      lon: z.number().min(-180).max(180).optional(),
      geofenceMetres: z.number().positive().max(100_000).optional(),
      unloading: z
        .strictObject({
          limits: shapes.limitsSchema.optional(),
          /** What is there to unload with: `crane`, `fork-lift`, `tail-lift-needed`. */
          equipment: shapes.codesSchema.optional(),
          shifts: shapes.shiftsSchema.optional(),
        })
        .optional(),
      timeZone: shapes.timeZoneSchema.optional(),
    }),
    personal: ['street', ...shapes.CONTACTS_PERSONAL],
  },
  person: {
    schema: z.strictObject({
      ...shapes.commonFields,
      names: personNames.optional(),
      phone: subjectRefSchema.optional(),
      email: subjectRefSchema.optional(),
      organisation: code.optional(),
      site: code.optional(),
      carrier: code.optional(),
      roles: shapes.codesSchema.optional(),
      skills: shapes.codesSchema.optional(),
      calendar: code.optional(),
    }),
    personal: ['names.zh', 'names.en', 'phone', 'email'],
  },
  organisation: {
    schema: z.strictObject({
      ...shapes.commonFields,
      type: z.enum(words.ORGANISATION_TYPES).optional(),
      /** The organisation that it is a part of. */
      parent: code.optional(),
      companyCode: code.optional(),
      calendar: code.optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
  project: {
    schema: z.strictObject({
      ...shapes.commonFields,
      customer: code.optional(),
      contract: code.optional(),
      sites: shapes.codesSchema.optional(),
      workPackages: z
        .array(
          z.strictObject({
            id: code,
            names: shapes.namesSchema.optional(),
            site: code.optional(),
            /** 齐套: goes out only when all of it is there. */
            completeSet: z.boolean().optional(),
            needs: z
              .array(z.strictObject({ sku: code, qty: quantitySchema }))
              .max(4_000)
              .optional(),
          }),
        )
        .max(1_000)
        .optional(),
      contacts: shapes.contactsSchema.optional(),
    }),
    personal: shapes.CONTACTS_PERSONAL,
  },
} as const;
