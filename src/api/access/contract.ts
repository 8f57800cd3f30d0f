import { z } from 'zod';
import { ACTIONS } from '../../access/actions.ts';
import { PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN } from '../../access/passwords.ts';
import { accessFields, scopeSchema } from '../../domain/access/facts.ts';
import { anyInstantSchema } from '../../domain/envelope.ts';
import { code, text } from '../../domain/words.ts';

// What is asked and answered about who may do what.

const LOGIN_CHARS_MAX = 120;
const granted = { role: accessFields.role, scope: scopeSchema.default({}) };
const password = z.string().min(1).max(PASSWORD_CHARS_MAX);
const login = code.max(LOGIN_CHARS_MAX);
const shown = { role: accessFields.role, scope: scopeSchema };
const position = z.int().nonnegative();

export const signInBody = z.strictObject({ user: login, password });

export const passwordBody = z.strictObject({
  current: password,
  /** The new one. */
  password: z.string().min(PASSWORD_CHARS_MIN).max(PASSWORD_CHARS_MAX),
});

export const sessionAnswer = z.strictObject({
  /** The login of a person; of a key its id. */
  user: z.string(),
  actor: z.string(),
  ...shown,
  /** `subject:…` of a person: how a trip names its driver. */
  subject: z.string().optional(),
  /** The system that a key speaks for. */
  source: z.string().optional(),
  via: z.enum(['key', 'session', 'local']),
  /** What the role may do, within the scope. */
  may: z.array(z.enum(ACTIONS)),
});

export const newKeyBody = z.strictObject({
  ...granted,
  label: text.optional(),
  source: code.optional(),
  expiresAt: anyInstantSchema.optional(),
});

export const newKeyAnswer = z.strictObject({
  id: z.string(),
  /** Told here and never again. */
  key: z.string(),
  role: accessFields.role,
  position,
});

export const keysAnswer = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.string(),
      ...shown,
      label: z.string().optional(),
      source: z.string().optional(),
      createdAt: z.string(),
      expiresAt: z.string().optional(),
      revoked: z.boolean(),
    }),
  ),
});

export const newPersonBody = z.strictObject({ user: login, name: text.optional(), ...granted });

export const passwordAnswer = z.strictObject({
  id: z.string(),
  /** Told here and never again. */
  password: z.string(),
  position,
});

export const accessBody = z.strictObject(accessFields);
export const reasonBody = z.strictObject({ reason: text.optional() });
export const changedAnswer = z.strictObject({ id: z.string(), position });

export const peopleAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.string(),
      /** As it was typed when the person came; `[erased]` where it was erased. */
      user: z.string(),
      name: z.string().optional(),
      ...shown,
      createdAt: z.string(),
      disabled: z.boolean(),
    }),
  ),
});

export const idParams = z.strictObject({ id: z.string().min(1).max(120) });
