import { type Draft, refuse } from '../../decider.ts';
import { quantity } from '../../quantity.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { handled, lineName } from '../lines.ts';
import { isCancelled, type Progress } from '../progress.ts';
import type { ShipmentState } from '../state.ts';
import { hasDeparted } from '../tracks.ts';
import { type Broken, type DataOf, type Decision, standing } from './decision.ts';

/** Before anything has left; then an intercept is what there is. What is picked goes back first. */
export function cancel({ progress }: ShipmentState, data: DataOf<'CancelShipment'>): Decision {
  if (isCancelled(progress)) return endOfCancelling(progress);
  if (hasDeparted(progress)) return refuse('shipment-must-not-have-departed');
  const toPutBack = inHand(progress);
  if (toPutBack.length === 0) return [{ type: 'ShipmentCancelled', data }];
  return [{ type: 'ShipmentCancelling', data: { ...data, toPutBack } }];
}

/** The cancelling is over with the report that brought back the last of the goods. */
export function endOfCancelling(
  after: Progress,
): readonly Draft<ShipmentFactOf<'ShipmentCancelled'>>[] {
  const { cancelling, cancelled } = after;
  if (cancelling === undefined || cancelled || inHand(after).length > 0) return [];
  return [{ type: 'ShipmentCancelled', data: { reason: cancelling } }];
}

/** What putting back and unpacking can break: they are what a cancelled shipment asks for. */
export function whenUndone(state: ShipmentState): Broken {
  if (!isCancelled(state.progress)) return standing(state);
  return { 'shipment-must-be-open': state.progress.closed };
}

function inHand({ lines }: Progress): ShipmentFactOf<'ShipmentCancelling'>['data']['toPutBack'] {
  return lines.keys.flatMap((key, place) => {
    const amount = handled(lines, place);
    return amount > 0 ? [{ ...lineName(key), qty: quantity(amount) }] : [];
  });
}
