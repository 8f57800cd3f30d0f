import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema, subjectRefSchema } from '../envelope.ts';
import { sha256Schema } from '../shipment/shapes.ts';
import { code, text } from '../words.ts';
import { ACCESS_ROLES } from './words.ts';

const CODES_MAX = 200;

const codes = z.array(code).min(1).max(CODES_MAX).optional();

/** What somebody is confined to; a kind that is left out is not confined. */
export const scopeSchema = z.strictObject({ divisions: codes, projects: codes, sites: codes });

export const accessFields = { role: z.enum(ACCESS_ROLES), scope: scopeSchema };

/** Who may do what, and who has changed that. The texts about a person lie in the vault. */
// These names are the storage format; add, never rename.
export const accessFacts = {
  KeyCreated: {
    v: 1,
    schema: z.strictObject({
      ...accessFields,
      /** SHA-256 of the key; the key itself is kept nowhere. */
      hash: sha256Schema,
      /** What it is for, such as `SAP production`. */
      label: text.optional(),
      /** The system that speaks by it, such as `SAP-800`. */
      source: code.optional(),
      expiresAt: anyInstantSchema.optional(),
    }),
  },
  KeyRevoked: { v: 1, schema: z.strictObject({ reason: text.optional() }) },
  PersonCreated: {
    v: 1,
    schema: z.strictObject({
      ...accessFields,
      person: subjectRefSchema,
      /** Field of the vault that holds the hash of the password. */
      password: code,
    }),
  },
  AccessChanged: {
    v: 1,
    schema: z.strictObject({ ...accessFields, was: z.strictObject(accessFields) }),
  },
  PasswordChanged: {
    v: 1,
    schema: z.strictObject({
      password: code,
      /** 1 for the first password, then one more each time: sessions of an older one are over. */
      generation: z.int().positive(),
    }),
  },
  PersonDisabled: { v: 1, schema: z.strictObject({ reason: text.optional() }) },
  PersonEnabled: { v: 1, schema: z.strictObject({ reason: text.optional() }) },
} as const;

export type AccessFact = UnionOf<typeof accessFacts>;
export type AccessFactOf<K extends AccessFact['type']> = Extract<AccessFact, { readonly type: K }>;
