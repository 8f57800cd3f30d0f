import { type Refusal, refuse } from '../decider.ts';
import type { ShipmentState } from '../shipment/state.ts';
import type { OrderRule } from './rules.ts';

type Way = Pick<ShipmentState, 'plan' | 'progress'>;

/**
 * Goods of two shipments can only be merged where both go from one site to one party and address.
 * One that is not planned says so itself when it is asked.
 */
export function goAnotherWay(
  names: { readonly from: string; readonly to: string },
  source: Way | undefined,
  target: Way | undefined,
): Refusal<OrderRule> | null {
  if (!source?.plan || !target?.plan) return null;
  const isSame =
    source.plan.party === target.plan.party &&
    source.plan.address === target.plan.address &&
    source.progress.from === target.progress.from;
  return isSame ? null : refuse('shipments-must-share-destination', names);
}
