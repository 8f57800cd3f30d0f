import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { instantSchema } from '../envelope.ts';
import { followUpFacts } from '../follow-up.ts';
import { code, text } from '../words.ts';
import { type MasterKind, type MasterRecord, masterKinds } from './kinds.ts';

const FIELDS_MAX = 100;

const sourceFields = {
  /** The system that said it; absent where somebody said it by hand. */
  source: code.optional(),
  /** Ascends with what that system says about this code. */
  sourceVersion: z.int().nonnegative().optional(),
};

const toldFacts = {
  /** Somebody named a code of which nothing is known yet: it is kept, and to be completed. */
  StubMade: {
    v: 1,
    schema: z.strictObject({
      /** The stream whose fact named it. */
      seenIn: z.string().min(3).max(400).optional(),
    }),
  },
  MasterRetired: {
    v: 1,
    schema: z.strictObject({ ...sourceFields, from: instantSchema, reason: text.optional() }),
  },
  /** A message that came after a newer one of the same source. */
  MasterMessageSuperseded: {
    v: 1,
    schema: z.strictObject({
      source: code.optional(),
      sourceVersion: z.int().nonnegative(),
      known: z.int().nonnegative(),
    }),
  },
  ...followUpFacts,
} as const;

const putFields = {
  ...sourceFields,
  /** 1 for the first version of this record, then one more each time. */
  number: z.int().positive(),
  validFrom: instantSchema,
  /** Fields that differ from the version before, all that are there for the first. */
  changed: z.array(z.string().max(60)).min(1).max(FIELDS_MAX),
};
const putSchema = z.strictObject(putFields);

// These names are the storage format; add, never rename.
export function masterFacts(kind: MasterKind) {
  const { schema } = masterKinds[kind];
  return {
    ...toldFacts,
    /** The whole record as it is from then on. */
    MasterPut: { v: 1, schema: z.strictObject({ ...putFields, record: schema }) },
  };
}

export type MasterFact<K extends MasterKind = MasterKind> =
  | UnionOf<typeof toldFacts>
  | {
      readonly type: 'MasterPut';
      readonly data: Readonly<z.infer<typeof putSchema>> & { readonly record: MasterRecord<K> };
    };

export type MasterFactOf<T extends MasterFact['type']> = Extract<MasterFact, { type: T }>;
