import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { shipmentIdOf } from '../../ids.ts';
import { compareInstants } from '../../instant.ts';
import { firstRepeated } from '../../keyed.ts';
import { lineKey } from '../lines.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { type DataOf, type Decision, isHeld } from './decision.ts';

export function plan(
  state: ShipmentState,
  data: DataOf<'PlanShipment'>,
  envelope: Envelope,
  id: string,
): Decision {
  const known = madeBy(state, 'plan');
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('id-is-taken', { id });
  const { window, shownAs } = data;
  if (window && compareInstants(window.start, window.end) > 0) {
    return refuse('window-must-start-before-it-ends', window);
  }
  if (shownAs !== undefined && shipmentIdOf(shownAs) !== id) {
    return refuse('shown-id-must-match', { id, shownAs });
  }
  const twice = data.lines[firstRepeated(data.lines.map(lineKey))];
  if (twice) return refuse('line-must-be-listed-once', { order: twice.order, line: twice.line });
  return [{ type: 'ShipmentPlanned', data }];
}

export function release({ progress }: ShipmentState): Decision {
  if (progress.released) return [];
  if (isHeld(progress, 'pick')) return refuse('shipment-must-not-be-held');
  return [{ type: 'ShipmentReleased', data: {} }];
}

export function hold(
  state: ShipmentState,
  data: DataOf<'HoldShipment'>,
  envelope: Envelope,
): Decision {
  const known = madeBy(state, 'hold', data.hold);
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('id-is-taken', { id: data.hold });
  return [{ type: 'ShipmentHeld', data }];
}

export function lift(state: ShipmentState, data: DataOf<'LiftHold'>): Decision {
  const { hold } = data;
  if (!madeBy(state, 'hold', hold)) return refuse('hold-must-exist', { hold });
  if (!state.progress.holds.some((open) => open.hold === hold)) return [];
  return [{ type: 'HoldLifted', data }];
}
