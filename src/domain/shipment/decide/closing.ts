import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { quantity, type Thousandths } from '../../quantity.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { at, handled, type Lines } from '../lines.ts';
import type { Progress } from '../progress.ts';
import { stageOf } from '../stage.ts';
import type { ShipmentState } from '../state.ts';
import type { DataOf, Decision } from './decision.ts';

type Balance = ShipmentFactOf<'ShipmentClosed'>['data']['balance'];

/** Picked = accepted + missing + open. What was refused stays open until it has come back. */
export function balanceOf(lines: Lines): Balance {
  const sum = (amountOf: (place: number) => Thousandths): number =>
    quantity(lines.keys.reduce((total, _, place) => total + amountOf(place), 0));
  return {
    ordered: sum((place) => at(lines.ordered, place)),
    picked: sum((place) => handled(lines, place)),
    accepted: sum((place) => at(lines.accepted, place)),
    missing: sum((place) => at(lines.missing, place)),
    open: sum(
      (place) => handled(lines, place) - at(lines.accepted, place) - at(lines.missing, place),
    ),
  };
}

export function close(
  { progress }: ShipmentState,
  { override }: DataOf<'CloseShipment'>,
  envelope: Envelope,
): Decision {
  if (progress.closed) return [];
  const stage = stageOf(progress);
  if (!isOver(progress)) return refuse('shipment-must-be-signed-off', { stage });
  if (override && override.approvedBy === envelope.actor) {
    return refuse('override-must-be-by-another', { approvedBy: override.approvedBy });
  }
  const balance = balanceOf(progress.lines);
  if (!override && (balance.open > 0 || balance.missing > 0)) {
    return refuse('balance-must-be-zero', { open: balance.open, missing: balance.missing });
  }
  return [{ type: 'ShipmentClosed', data: override ? { balance, override } : { balance } }];
}

/** Nothing is on its way any more: every piece has an outcome, or nothing was there to send. */
function isOver(progress: Progress): boolean {
  const stage = stageOf(progress);
  return stage === 'signed-off' || stage === 'cancelled';
}

export function reopen({ progress }: ShipmentState, data: DataOf<'ReopenShipment'>): Decision {
  return progress.closed ? [{ type: 'ShipmentReopened', data }] : [];
}
