import { z } from 'zod';
import { type MasterKind, masterKinds } from '../../../domain/master/kinds.ts';
import { instant, listOf, person } from './values.ts';

const names = z.strictObject({ zh: person.optional(), en: person.optional() });

/** Fields about persons: references, or what they stand for to those who may know. */
const PERSONAL = {
  contacts: z
    .array(
      z.strictObject({
        name: person,
        phone: person.optional(),
        email: person.optional(),
        role: z.string().optional(),
      }),
    )
    .optional(),
  street: person.optional(),
  phone: person.optional(),
  email: person.optional(),
};

/** A record of a kind as it was put, see `masterKinds`. */
function recordOf(kind: MasterKind): z.ZodObject {
  const shape: z.ZodRawShape = masterKinds[kind].schema.shape;
  const own = Object.entries(PERSONAL).filter(([name]) => Object.hasOwn(shape, name));
  return z.strictObject({ ...shape, names: names.optional(), ...Object.fromEntries(own) });
}

/** One record of master data as it was put last, in force or not yet. */
export function masterEntry(kind: MasterKind) {
  return z.strictObject({
    kind: z.literal(kind),
    code: z.string(),
    /** `incomplete`: somebody named the code, and nothing more is known. */
    standing: z.enum(['incomplete', 'current', 'retired']),
    /** How many versions of the record there were; 0 while it is incomplete. */
    version: z.int(),
    record: recordOf(kind).optional(),
    validFrom: instant.optional(),
    retiredFrom: instant.optional(),
    /** The system that said it; absent where somebody said it by hand. */
    source: z.string().optional(),
    sourceVersion: z.int().optional(),
    /** The stream whose fact was the first to name the code. */
    seenIn: z.string().optional(),
    /** When something was said about it last; absent where it was asked for as of an instant. */
    saidAt: instant.optional(),
    /** Messages that came after a newer one. */
    superseded: z.int().optional(),
    /** Only where it was asked for. */
    at: instant.optional(),
  });
}

export function masterList(kind: MasterKind) {
  return listOf(masterEntry(kind));
}
