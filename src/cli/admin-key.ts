import { timingSafeEqual } from 'node:crypto';
import type { Principal } from '../access/principal.ts';
import type { Authenticate } from '../api/authenticating.ts';

const BEARER = /^Bearer +(\S+)$/i;

/** The actor is no key of the ledger's: who set it up is known outside. */
const CONFIGURED: Principal = { actor: 'key:configured', role: 'admin', scope: {}, via: 'key' };

/** Believes the key of the configuration, and whom `others` believe. */
export function withAdminKey(key: string | undefined, others: Authenticate): Authenticate {
  if (key === undefined) return others;
  const wanted = Buffer.from(key);
  return async (presented) => {
    const given = BEARER.exec(presented.headers.authorization ?? '')?.[1];
    return given !== undefined && isSame(Buffer.from(given), wanted)
      ? CONFIGURED
      : others(presented);
  };
}

/** How much of a key is right does not show in the time that it takes. */
function isSame(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
