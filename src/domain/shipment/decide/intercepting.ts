import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { hasDeparted } from '../tracks.ts';
import { type DataOf, type Decision, deviating, ended, isSignedOff, takenId } from './decision.ts';

/** What has left and is not delivered can be asked to come back; before, it is cancelled. */
export function requestIntercept(
  state: ShipmentState,
  data: DataOf<'RequestIntercept'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'intercept', data.intercept, envelope);
  if (taken) return taken;
  if (!hasDeparted(state.progress)) return refuse('shipment-must-have-departed');
  if (isSignedOff(state.progress)) return refuse('shipment-must-not-be-signed-off');
  return [{ type: 'InterceptRequested', data }];
}

export function reportIntercept(
  state: ShipmentState,
  { intercept, outcome, place, reason }: DataOf<'ReportIntercept'>,
  envelope: Envelope,
): Decision {
  if (!madeBy(state, 'intercept', intercept)) return refuse('intercept-must-exist', { intercept });
  const answer = madeBy(state, 'intercept-answer', intercept);
  if (answer === envelope.commandDigest) return [];
  const broken = { ...ended(state), 'intercept-is-answered-once': answer !== undefined };
  if (outcome === 'confirmed') {
    const data = place === undefined ? { intercept } : { intercept, place };
    return [{ type: 'InterceptConfirmed', data, ...deviating(broken) }];
  }
  const data = reason === undefined ? { intercept } : { intercept, reason };
  return [{ type: 'InterceptFailed', data, ...deviating(broken) }];
}
