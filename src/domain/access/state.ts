import type { Recorded } from '../envelope.ts';
import type { Scope } from '../territory.ts';
import type { AccessFact, AccessFactOf } from './facts.ts';
import type { ACCESS_ROLES } from './words.ts';

interface Granted {
  readonly role: (typeof ACCESS_ROLES)[number];
  readonly scope: Scope;
}

export interface KeyState extends Granted {
  readonly kind: 'key';
  /** SHA-256 of the key, in hex. */
  readonly hash: string;
  readonly label?: string;
  readonly source?: string;
  readonly expiresAt?: string;
  readonly createdAt: string;
  readonly revoked: boolean;
}

export interface PersonState extends Granted {
  readonly kind: 'person';
  /** `subject:…`, behind which login, name and hashes of passwords lie. */
  readonly person: string;
  /** The vault's field with the hash of the password in force. */
  readonly password: string;
  readonly generation: number;
  readonly createdAt: string;
  readonly disabled: boolean;
}

/** A key or a person; `none` while there is neither. */
export type AccessState = KeyState | PersonState | { readonly kind: 'none' };

export const noAccess: AccessState = { kind: 'none' };

export function evolve(state: AccessState, fact: Recorded<AccessFact>): AccessState {
  switch (fact.type) {
    case 'KeyCreated':
      return keyOf(fact);
    case 'PersonCreated': {
      const { person, role, scope, password } = fact.data;
      const granted = { role, scope: scopeOf(scope) };
      const createdAt = fact.meta.recordedAt;
      const standing = { generation: 1, createdAt, disabled: false };
      return { kind: 'person', person, ...granted, password, ...standing };
    }
    case 'KeyRevoked':
      return state.kind === 'key' ? { ...state, revoked: true } : state;
    case 'AccessChanged': {
      if (state.kind !== 'person') return state;
      const { role, scope } = fact.data;
      return { ...state, role, scope: scopeOf(scope) };
    }
    case 'PasswordChanged': {
      if (state.kind !== 'person') return state;
      const { password, generation } = fact.data;
      return { ...state, password, generation };
    }
    case 'PersonDisabled':
      return state.kind === 'person' ? { ...state, disabled: true } : state;
    case 'PersonEnabled':
      return state.kind === 'person' ? { ...state, disabled: false } : state;
  }
}

/** Without the kinds that are not confined. */
export function scopeOf({ divisions, projects, sites }: Loose): Scope {
  return {
    ...(divisions && { divisions }),
    ...(projects && { projects }),
    ...(sites && { sites }),
  };
}

type Loose = { readonly [K in keyof Scope]?: Scope[K] | undefined };

function keyOf({ data, meta }: Recorded<AccessFactOf<'KeyCreated'>>): KeyState {
  const { hash, role, scope, label, source, expiresAt } = data;
  return {
    kind: 'key',
    hash,
    role,
    scope: scopeOf(scope),
    ...(label !== undefined && { label }),
    ...(source !== undefined && { source }),
    ...(expiresAt !== undefined && { expiresAt }),
    createdAt: meta.recordedAt,
    revoked: false,
  };
}
