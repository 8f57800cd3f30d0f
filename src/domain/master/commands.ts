import { z } from 'zod';
import type { CommandShape, UnionOf } from '../decider.ts';
import { anyInstantSchema } from '../envelope.ts';
import { followUpCommands } from '../follow-up.ts';
import { code, text } from '../words.ts';
import { type MasterKind, type MasterRecord, masterKinds } from './kinds.ts';

const sourceFields = {
  /** The system that says it; left out by somebody who says it by hand. */
  source: code.optional(),
  /** Ascends with what that system says about this code; systems count as text or as number. */
  sourceVersion: z
    .preprocess(
      (version) =>
        typeof version === 'string' && /^\d{1,15}$/.test(version) ? Number(version) : version,
      z.int().nonnegative(),
    )
    .optional(),
};

const putFields = {
  ...sourceFields,
  /** Left out it is valid from when it is said. */
  validFrom: anyInstantSchema.optional(),
};
const putSchema = z.strictObject(putFields);

const toldCommands = {
  Retire: {
    kind: 'decision',
    schema: z.strictObject({
      ...sourceFields,
      from: anyInstantSchema.optional(),
      reason: text.optional(),
    }),
  },
  /** Makes a stub where nothing is known; told by processes. */
  EnsureKnown: {
    kind: 'decision',
    schema: z.strictObject({ seenIn: z.string().min(3).max(400).optional() }),
  },
  ...followUpCommands,
} as const;

type Commands = Readonly<Record<MasterCommand['type'], CommandShape>>;

export function masterCommands(kind: MasterKind): Commands {
  const { schema } = masterKinds[kind];
  return {
    ...toldCommands,
    /** All that is known about it from now on: what is left out is not so any more. */
    Put: {
      kind: 'decision',
      schema: z.strictObject({ ...schema.shape, ...putFields }),
      personal: personalIn(kind),
    },
  };
}

function personalIn(kind: MasterKind): readonly string[] {
  const entry = masterKinds[kind];
  return 'personal' in entry ? entry.personal : [];
}

export type MasterCommand<K extends MasterKind = MasterKind> =
  | UnionOf<typeof toldCommands>
  | { readonly type: 'Put'; readonly data: MasterRecord<K> & z.infer<typeof putSchema> };
export type MasterCommandOf<T extends MasterCommand['type']> = Extract<MasterCommand, { type: T }>;
