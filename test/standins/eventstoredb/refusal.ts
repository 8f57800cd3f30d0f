import type { Status } from './call.ts';
import type { Server } from './server.ts';
import { BUSY, NOT_READY } from './statuses.ts';

/** Why the server takes no request of any kind just now, if it does not. */
export function refusal({ faults }: Server): Status | undefined {
  if (faults.now.notReady) return NOT_READY;
  return faults.now.busy ? BUSY : undefined;
}
