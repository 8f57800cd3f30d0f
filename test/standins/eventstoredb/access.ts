import type { IncomingHttpHeaders } from 'node:http2';
import type { Call } from './call.ts';
import type { Method } from './wire.ts';

export interface User {
  readonly name: string;
  readonly password: string;
  readonly mayWrite: boolean;
}

export interface Access {
  /** Refuses a call whose credentials are wrong or missing before the method sees it. */
  guard(method: Method): Method;
  mayWrite(call: Call): boolean;
}

const UNAUTHORIZED = 401;

/** Without users everybody may do everything, as on an insecure server. */
export function openAccess(users: readonly User[] | undefined): Access {
  const known = new Map(
    users?.map((user) => [
      `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`,
      user,
    ]),
  );
  const userOf = (headers: IncomingHttpHeaders) => known.get(headers.authorization ?? '');
  return {
    guard: (method) => (call) => {
      if (!users || userOf(call.headers)) return method(call);
      call.refuse(UNAUTHORIZED);
      return { message() {} };
    },
    mayWrite: ({ headers }) => !users || (userOf(headers)?.mayWrite ?? false),
  };
}
