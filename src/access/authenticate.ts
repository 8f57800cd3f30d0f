import type { AccessState, KeyState, PersonState } from '../domain/access/state.ts';
import { epochMs } from '../domain/instant.ts';
import { BoundedMap } from '../ledger/bounded-map.ts';
import type { States } from '../ledger/states.ts';
import { idInKey, isKeyOf } from './keys.ts';
import { ForeignOrigin, isSafe, originOf } from './origin.ts';
import { streamOfKey, streamOfPerson } from './people.ts';
import type { Principal } from './principal.ts';
import { SESSION_COOKIE, type Session, type Sessions } from './sessions.ts';

const TOKENS_MAX = 2_000;
const BEARER = /^Bearer +(\S+)$/i;

/** What a request shows of who sends it; names of headers in lower case. */
interface Presented {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/**
 * Who it is; undefined where nobody is believed: no key or session, or one that is unknown, over,
 * expired, revoked or of somebody disabled. Throws ForeignOrigin.
 */
export type Authenticate = (presented: Presented) => Promise<Principal | undefined>;

export interface AuthenticateOptions {
  readonly states: Pick<States, 'state'>;
  readonly sessions: Sessions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Believes keys (`Authorization: Bearer lk_…`) before sessions (a cookie). Both are judged by the
 * ledger at every request, so that whoever is revoked is out at once: a look at a stream that has
 * not grown costs a few microseconds where the ledger is embedded.
 */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const { states, sessions, now } = options;
  const tokens = new BoundedMap<string, Session>(TOKENS_MAX);

  async function byKey(key: string): Promise<Principal | undefined> {
    const id = idInKey(key);
    if (id === undefined) return undefined;
    const state = await states.state<AccessState>(streamOfKey(id));
    if (state?.kind !== 'key' || !isKeyOf(key, state.hash)) return undefined;
    return isInForce(state, now()) ? holderOf(id, state) : undefined;
  }
  async function bySession(token: string): Promise<Principal | undefined> {
    const session = tokens.get(token) ?? (await sessions.read(token));
    if (!session || session.endsMs <= now()) return undefined;
    tokens.set(token, session);
    const state = await states.state<AccessState>(streamOfPerson(session.person));
    if (state?.kind !== 'person' || state.disabled) return undefined;
    return state.generation === session.generation ? signedIn(session.person, state) : undefined;
  }
  return async ({ method, headers, cookies }) => {
    const { authorization } = headers;
    if (authorization !== undefined) {
      const [, key] = BEARER.exec(String(authorization)) ?? [];
      return key === undefined ? undefined : byKey(key);
    }
    const token = cookies[SESSION_COOKIE];
    const principal = token === undefined ? undefined : await bySession(token);
    if (principal && !isSafe(method) && originOf(headers) !== 'own') throw new ForeignOrigin();
    return principal;
  };
}

function isInForce({ revoked, expiresAt }: KeyState, nowMs: number): boolean {
  return !revoked && (expiresAt === undefined || epochMs(expiresAt) > nowMs);
}

function holderOf(id: string, { role, scope, source }: KeyState): Principal {
  const principal = { actor: `key:${id}`, role, scope, via: 'key' } as const;
  return source === undefined ? principal : { ...principal, source };
}

export function signedIn(id: string, { person, role, scope }: PersonState): Principal {
  return { actor: `person:${id}`, role, scope, subject: person, via: 'session' };
}
