import { setTimeout as pause } from 'node:timers/promises';
import type { NewFact } from '../../domain/envelope.ts';
import { type Appended, type Ledger, NotRecorded, OutcomeUnknown } from '../ledger.ts';

const RESENDS_MAX = 3;

/**
 * Appends, and after an unknown outcome sends the same facts at the same version again: the
 * ledger then answers as the first time, or tells that another append has won. Once an outcome
 * was unknown, a later attempt that is surely not recorded says nothing about the first one.
 * Waits `resendAfterMs`, then twice as long each time.
 */
export async function send(
  ledger: Ledger,
  stream: string,
  expectedVersion: number,
  facts: readonly NewFact[],
  resendAfterMs: number,
): Promise<Appended> {
  for (let resends = 0; ; resends += 1) {
    try {
      return await ledger.append(stream, expectedVersion, facts);
    } catch (error) {
      const unknown = error instanceof OutcomeUnknown;
      if (resends > 0 && error instanceof NotRecorded) {
        throw new OutcomeUnknown('an earlier attempt may have been recorded', { cause: error });
      }
      if (!unknown || resends >= RESENDS_MAX) throw error;
    }
    await pause(resendAfterMs * 2 ** resends);
  }
}
