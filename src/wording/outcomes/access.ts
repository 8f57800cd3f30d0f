import type { AccessCommand } from '../../domain/access/commands.ts';
import type { AccessFact } from '../../domain/access/facts.ts';
import type { AccessRule } from '../../domain/access/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const accessOutcomes = {
  CreateKey: {
    records: ['KeyCreated'],
    refuses: [
      'id-must-be-well-formed',
      'key-must-be-new',
      'key-must-expire-later',
      'scope-must-lie-within-own',
    ],
    deviates: [],
  },
  RevokeKey: { records: ['KeyRevoked'], refuses: ['key-must-be-known'], deviates: [] },
  CreatePerson: {
    records: ['PersonCreated'],
    refuses: ['id-must-be-well-formed', 'login-must-be-free', 'scope-must-lie-within-own'],
    deviates: [],
  },
  ChangeAccess: {
    records: ['AccessChanged'],
    refuses: [
      'access-must-be-changed-by-others',
      'last-admin-must-stay',
      'person-must-be-known',
      'scope-must-lie-within-own',
    ],
    deviates: [],
  },
  ChangePassword: {
    records: ['PasswordChanged'],
    refuses: ['person-must-be-known', 'person-must-not-be-disabled'],
    deviates: [],
  },
  DisablePerson: {
    records: ['PersonDisabled'],
    refuses: ['access-must-be-changed-by-others', 'last-admin-must-stay', 'person-must-be-known'],
    deviates: [],
  },
  EnablePerson: {
    records: ['PersonEnabled'],
    refuses: ['access-must-be-changed-by-others', 'person-must-be-known'],
    deviates: [],
  },
} satisfies Partial<Record<AccessCommand['type'], Outcome<AccessFact['type'], AccessRule>>>;
