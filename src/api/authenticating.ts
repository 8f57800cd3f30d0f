import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../access/principal.ts';

/** What a request shows of who sends it. */
export interface Presented {
  readonly method: string;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Without port; of the socket, or as a trusted proxy says. */
  readonly address: string;
}

/** Who it is; undefined where nobody is believed: no key, an unknown, expired or revoked one. */
export type Authenticate = (presented: Presented) => Promise<Principal | undefined>;
