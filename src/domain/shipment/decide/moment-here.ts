import type { Envelope } from '../../envelope.ts';
import { epochMs } from '../../instant.ts';
import type { Moment } from '../movement.ts';
import type { ShipmentState } from '../state.ts';

/** The moment of the first fact that this command records. */
export function momentHere({ version }: ShipmentState, envelope: Envelope): Moment {
  return [epochMs(envelope.occurredAt), envelope.deviceSeq ?? 0, version + 1];
}
