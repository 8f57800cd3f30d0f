import type { AccessState } from '../domain/access/state.ts';
import { Overloaded } from '../ledger/execute.ts';
import type { States } from '../ledger/states.ts';
import type { Vault } from '../vault/vault.ts';
import type { Attempts } from './attempts.ts';
import { signedIn } from './authenticate.ts';
import type { Passwords } from './passwords.ts';
import { personIdOf, streamOfPerson } from './people.ts';
import type { Principal } from './principal.ts';
import type { Sessions } from './sessions.ts';

/** Each takes 19 MiB and a thread for some 20 ms. */
const AT_ONCE_MAX = 32;

type SignedIn =
  | { readonly kind: 'in'; readonly principal: Principal; readonly token: string }
  /** Wrong login or password, or somebody disabled: nobody learns which. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wait'; readonly ms: number };

/** Passwords, and the sessions that they open. */
export interface SignIn {
  signIn(login: string, password: string, address: string): Promise<SignedIn>;
  /** Whether it is the password of somebody who is signed in; guessing is counted as well. */
  confirm(person: string, password: string, address: string): Promise<'yes' | 'no' | number>;
  /** A fresh session of somebody who is signed in; undefined for whom nobody knows any more. */
  renew(person: string): Promise<string | undefined>;
}

export interface SignInOptions {
  readonly states: Pick<States, 'state'>;
  readonly vault: Pick<Vault, 'get'>;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly passwords: Pick<Passwords, 'isOf'>;
  /** The installation's. */
  readonly secret: Uint8Array;
}

export function createSignIn(options: SignInOptions): SignIn {
  const { states, vault, sessions, attempts, passwords, secret } = options;
  let running = 0;

  async function personAt(id: string) {
    const state = await states.state<AccessState>(streamOfPerson(id));
    return state?.kind === 'person' && !state.disabled ? state : undefined;
  }
  async function isTheirs(id: string, password: string): Promise<boolean> {
    if (running >= AT_ONCE_MAX) throw new Overloaded(`${running} passwords are being compared`);
    running += 1;
    try {
      const person = await personAt(id);
      const kept = person && (await vault.get(person.person, person.password));
      return await passwords.isOf(password, typeof kept === 'string' ? kept : undefined);
    } finally {
      running -= 1;
    }
  }
  async function confirm(id: string, password: string, address: string) {
    const ms = attempts.begin(id, address);
    if (ms > 0) return ms;
    if (!(await isTheirs(id, password))) return 'no';
    attempts.succeeded(id, address);
    return 'yes';
  }
  return {
    confirm,
    async signIn(login, password, address) {
      const id = personIdOf(secret, login);
      const found = await confirm(id, password, address);
      if (typeof found === 'number') return { kind: 'wait', ms: found };
      const person = found === 'yes' ? await personAt(id) : undefined;
      if (!person) return { kind: 'unknown' };
      const token = await sessions.open(id, person.generation);
      return { kind: 'in', principal: signedIn(id, person), token };
    },
    async renew(id) {
      const person = await personAt(id);
      return person && sessions.open(id, person.generation);
    },
  };
}
