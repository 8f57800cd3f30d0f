import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

export const SESSION_COOKIE = 'lading_session';
const SESSION_MS = 12 * 3_600_000;
const MS = 1_000;
const ALGORITHM = 'HS256';

/** What a session says; whether it still counts the ledger knows. */
export interface Session {
  /** The person's id. */
  readonly person: string;
  /** Of the password that it was opened by: with the next one it is over. */
  readonly generation: number;
  readonly endsMs: number;
}

/** Signed tokens: no process has to remember who is signed in. */
export interface Sessions {
  open(person: string, generation: number): Promise<string>;
  /** Undefined for what this installation has not signed, and for what is over. */
  read(token: string): Promise<Session | undefined>;
}

/** `now` in milliseconds since 1970. */
export function createSessions(secret: Uint8Array, now: () => number): Sessions {
  const key = createHmac('sha256', secret).update('session').digest();
  return {
    open(person, generation) {
      const seconds = Math.floor(now() / MS);
      return new SignJWT({ gen: generation })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(person)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + SESSION_MS / MS)
        .sign(key);
    },
    async read(token) {
      try {
        const options = { algorithms: [ALGORITHM], currentDate: new Date(now()) };
        const { payload } = await jwtVerify(token, key, options);
        const { sub, gen, exp } = payload;
        if (!sub || typeof gen !== 'number' || !exp) return undefined;
        return { person: sub, generation: gen, endsMs: exp * MS };
      } catch {
        return undefined;
      }
    },
  };
}

/** As `Set-Cookie` says it (RFC 6265). `isSecure` where the browser came by TLS. */
export function sessionCookie(token: string, isSecure: boolean): string {
  return cookie(token, SESSION_MS / MS, isSecure);
}

export function noSessionCookie(isSecure: boolean): string {
  return cookie('', 0, isSecure);
}

function cookie(value: string, maxAge: number, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : '';
  return `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
