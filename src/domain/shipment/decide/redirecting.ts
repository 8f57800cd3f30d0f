import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { compareInstants } from '../../instant.ts';
import { row } from '../../keyed.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { hasDeparted } from '../tracks.ts';
import { voidedLabels } from './amending.ts';
import {
  type DataOf,
  type Decision,
  deviating,
  ended,
  isHeld,
  isSignedOff,
  takenId,
} from './decision.ts';

/** Another window is agreed as long as something has no outcome yet. */
export function changeWindow(state: ShipmentState, data: DataOf<'ChangeWindow'>): Decision {
  const { start, end } = data.window;
  const was = state.plan?.window;
  if (isSignedOff(state.progress)) return refuse('shipment-must-not-be-signed-off');
  if (compareInstants(start, end) > 0) {
    return refuse('window-must-start-before-it-ends', { start, end });
  }
  const isSame =
    was && compareInstants(was.start, start) === 0 && compareInstants(was.end, end) === 0;
  if (isSame) return [];
  return [{ type: 'WindowChanged', data: was ? { ...data, was } : data }];
}

/** To another address of the same party; what is on the way is only asked to go there. */
export function changeDestination(
  state: ShipmentState,
  data: DataOf<'ChangeDestination'>,
  envelope: Envelope,
): Decision {
  const { progress, plan } = state;
  const { address, party = plan?.party, redirect, reason } = data;
  if (party !== plan?.party) return refuse('party-must-stay-the-same', { party: plan?.party });
  if (isSignedOff(progress)) return refuse('shipment-must-not-be-signed-off');
  if (!hasDeparted(progress)) {
    if (address === plan?.address) return [];
    const was = plan?.address;
    const changed = was === undefined ? { address, reason } : { address, was, reason };
    return [{ type: 'AddressChanged', data: changed }, ...voidedLabels(progress, reason)];
  }
  if (isHeld(progress, 'deliver')) return refuse('shipment-must-not-be-held');
  if (redirect === undefined) return refuse('redirect-needs-an-id');
  const taken = takenId(state, 'redirect', redirect, envelope);
  if (taken) return taken;
  if (address === plan?.address) return [];
  return [{ type: 'RedirectRequested', data: { redirect, address, reason } }];
}

export function reportRedirect(
  state: ShipmentState,
  { redirect, outcome, reason }: DataOf<'ReportRedirect'>,
  envelope: Envelope,
): Decision {
  const asked = row(state.redirects, redirect);
  if (!asked) return refuse('redirect-must-exist', { redirect });
  const answer = madeBy(state, 'redirect-answer', redirect);
  if (answer === envelope.commandDigest) return [];
  const broken = { ...ended(state), 'redirect-is-answered-once': answer !== undefined };
  if (outcome === 'confirmed') {
    const data = { redirect, address: asked.address };
    return [{ type: 'RedirectConfirmed', data, ...deviating(broken) }];
  }
  const data = reason === undefined ? { redirect } : { redirect, reason };
  return [{ type: 'RedirectRejected', data, ...deviating(broken) }];
}
