import type { Call } from './call.ts';
import type { FaultBox } from './faults.ts';
import type { Log } from './log.ts';
import type { AppendRequest, Writer, Written } from './writer.ts';

/** What the methods of one server work with. */
export interface Server {
  readonly log: Log;
  readonly writer: Writer;
  readonly faults: FaultBox;
  readonly version: string;
  /** Data bytes per append call. */
  readonly maxAppendBytes: number;
  /** After how long an append that cannot be answered is answered with a time-out. */
  readonly writeTimeoutMs: number;
  readonly newId: () => string;
  readonly mayWrite: (call: Call) => boolean;
  /** True once the server shuts down: nothing more is written and nothing answered. */
  readonly stopping: () => boolean;
}

/** How an append ends; both paths put it into their own words. `silence`: no answer, ever. */
export type Outcome = Exclude<Written, { kind: 'in-flight' }> | Refused | { kind: 'silence' };

interface Refused {
  readonly kind: 'timed-out' | 'not-ready' | 'busy' | 'access-denied';
}

/** Carries an append out, with whatever is to befall it. */
export async function carryOut(
  server: Server,
  call: Call,
  request: AppendRequest,
): Promise<Outcome> {
  const { faults, writer } = server;
  if (server.stopping()) return { kind: 'silence' };
  if (!server.mayWrite(call)) return { kind: 'access-denied' };
  if (faults.now.notReady) return { kind: 'not-ready' };
  if (faults.now.busy) return { kind: 'busy' };
  const fault = faults.takeAppendFault();
  if (fault === 'busy' || fault === 'not-ready') return { kind: fault };
  if (fault === 'cut-before-writing') {
    call.cut();
    return { kind: 'silence' };
  }
  const written = await writer.append(request);
  if (fault === 'unanswered-though-written') return { kind: 'silence' };
  if (fault === 'cut-though-written') {
    call.cut();
    return { kind: 'silence' };
  }
  if (fault !== 'timed-out-though-written' && written.kind !== 'in-flight') return written;
  await new Promise((resolve) => setTimeout(resolve, server.writeTimeoutMs).unref());
  return { kind: 'timed-out' };
}
