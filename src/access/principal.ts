import type { ACCESS_ROLES } from '../domain/access/words.ts';
import type { Scope } from '../domain/territory.ts';

export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Who is asking, once a key or a session has been believed. */
export interface Principal {
  /** As facts name the actor: `key:7f3a…` or `person:9c1e…`, never a name. */
  readonly actor: string;
  readonly role: AccessRole;
  readonly scope: Scope;
  /** `subject:…` of a person; what a trip names as its driver. A key has none. */
  readonly subject?: string;
  /** The system that a key speaks for, such as `SAP-800`. */
  readonly source?: string;
  readonly via: 'key' | 'session' | 'local';
}
