import type { Execute } from '../ledger/execute.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import type { Vault } from '../vault/vault.ts';
import { createAttempts } from './attempts.ts';
import { type Authenticate, createAuthenticate } from './authenticate.ts';
import { createChanges } from './changes.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createKeyRegistry, type KeyRegistry } from './key-registry.ts';
import { type Cost, createPasswords } from './passwords.ts';
import { createPeopleRegistry, type PeopleRegistry } from './people-registry.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

/** Everything about who is let in: what routes and the command line work with. */
export interface AccessOffice {
  readonly authenticate: Authenticate;
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly keys: KeyRegistry;
  readonly people: PeopleRegistry;
  readonly directory: Directory;
}

export interface AccessOfficeOptions {
  readonly ledger: Pick<Ledger, 'readAll'>;
  readonly execute: Execute;
  readonly states: Pick<States, 'state'>;
  readonly vault: Pick<Vault, 'get' | 'put'>;
  /** The installation's: it signs sessions, and ids of people follow from it. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of hashing a password; left out, what OWASP asks for. */
  readonly passwordCost?: Cost;
}

export function openAccessOffice(options: AccessOfficeOptions): AccessOffice {
  const { states, vault, secret, now } = options;
  const sessions = createSessions(secret, now);
  const directory = createDirectory(options);
  const changes = createChanges(options);
  const passwords = createPasswords(options.passwordCost);
  const attempts = createAttempts(now);
  return {
    authenticate: createAuthenticate({ states, sessions, now }),
    signIn: createSignIn({ states, vault, sessions, attempts, passwords, secret }),
    sessions,
    keys: createKeyRegistry(changes),
    people: createPeopleRegistry({ changes, vault, directory, passwords, secret }),
    directory,
  };
}
