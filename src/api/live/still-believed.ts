import { isDeepStrictEqual } from 'node:util';
import type { Principal } from '../../access/principal.ts';
import type { Authenticate, Presented } from '../authenticating.ts';

/** Whether who was let in once would be let in now, as the same and for the same. */
export async function isStillBelieved(
  authenticate: Authenticate,
  presented: Presented,
  principal: Principal,
): Promise<boolean> {
  const now = await authenticate(presented);
  return now !== undefined && isDeepStrictEqual(now, principal);
}
