import type { Meta } from '../domain/envelope.ts';
import { canonicalInstant, epochMs, toInstant } from '../domain/instant.ts';
import { type Fault, fault } from './faults.ts';
import type { RawCommand } from './raw-command.ts';

const MINUTE_MS = 60_000;
const SUSPECT_AHEAD_MS = 5 * MINUTE_MS;
const AHEAD_HOURS_MAX = 24;
const AHEAD_MS_MAX = AHEAD_HOURS_MAX * 60 * MINUTE_MS;

export interface Occurred {
  readonly occurredAt: string;
  readonly timeQuality: Meta['timeQuality'];
}

/**
 * When something happened, as facts carry it. Without a time it is now, by the server's clock. A
 * clock that runs 5 minutes to 24 hours ahead is believed but marked; beyond that it is a fault.
 */
export function occurred(
  said: Pick<RawCommand, 'occurredAt' | 'timeQuality'>,
  capture: Meta['capture'],
  nowMs: number,
): Occurred | Fault {
  if (said.occurredAt === undefined) {
    return { occurredAt: toInstant(nowMs), timeQuality: said.timeQuality ?? 'server' };
  }
  const occurredAt = canonicalInstant(said.occurredAt);
  if (occurredAt === undefined) return fault('occurredAt', 'must-be-an-instant');
  const aheadMs = epochMs(occurredAt) - nowMs;
  if (aheadMs > AHEAD_MS_MAX) {
    return fault('occurredAt', 'occurred-at-must-not-be-far-ahead', { hours: AHEAD_HOURS_MAX });
  }
  if (aheadMs > SUSPECT_AHEAD_MS) return { occurredAt, timeQuality: 'suspect' };
  return { occurredAt, timeQuality: said.timeQuality ?? clockOf(capture) };
}

/** Whose clock a time comes from when nobody says. */
function clockOf(capture: Meta['capture']): Meta['timeQuality'] {
  switch (capture) {
    case 'carrier':
    case 'import':
      return capture;
    case 'rule':
    case 'process':
      return 'derived';
    default:
      return 'device';
  }
}
