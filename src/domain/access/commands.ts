import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { accessFacts, accessFields } from './facts.ts';

const decision = 'decision' as const;

/** Sent by the edge alone, which makes keys, hashes and references and never lets them in. */
export const accessCommands = {
  CreateKey: { kind: decision, schema: accessFacts.KeyCreated.schema },
  RevokeKey: { kind: decision, schema: accessFacts.KeyRevoked.schema },
  CreatePerson: {
    kind: decision,
    schema: accessFacts.PersonCreated.schema,
    personal: ['person'],
  },
  ChangeAccess: { kind: decision, schema: z.strictObject(accessFields) },
  ChangePassword: {
    kind: decision,
    schema: accessFacts.PasswordChanged.schema.omit({ generation: true }),
  },
  DisablePerson: { kind: decision, schema: accessFacts.PersonDisabled.schema },
  EnablePerson: { kind: decision, schema: accessFacts.PersonEnabled.schema },
} as const;

export type AccessCommand = UnionOf<typeof accessCommands>;
export type AccessDataOf<K extends AccessCommand['type']> = Extract<
  AccessCommand,
  { readonly type: K }
>['data'];
