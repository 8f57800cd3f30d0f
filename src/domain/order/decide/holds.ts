import { refuse } from '../../decider.ts';
import { madeBy } from '../state.ts';
import type { Handlers } from './handlers.ts';

/** While one is open the order is not split; its scope stops the shipments' own decisions. */
export const holds: Handlers<'HoldOrder' | 'LiftOrderHold'> = {
  HoldOrder: (state, data, envelope, order) => {
    if (!state.body) return refuse('order-must-be-known', { order });
    const known = madeBy(state, 'hold', data.hold);
    if (known === envelope.commandDigest) return [];
    if (known !== undefined) return refuse('id-is-taken', { id: data.hold });
    return [{ type: 'OrderHeld', data }];
  },
  LiftOrderHold: (state, data) => {
    const { hold } = data;
    if (madeBy(state, 'hold', hold) === undefined) return refuse('hold-must-exist', { hold });
    if (!state.holds.some((open) => open.hold === hold)) return [];
    return [{ type: 'OrderHoldLifted', data }];
  },
};
