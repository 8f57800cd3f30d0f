import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { quantity } from '../../quantity.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { at, handled, type Lines, unsettled } from '../lines.ts';
import { childrenOf } from '../nesting.ts';
import type { Progress } from '../progress.ts';
import { lostSums } from '../remaining.ts';
import { type Stage, stageOf } from '../stage.ts';
import { isUnderWay } from '../standing.ts';
import type { ShipmentState } from '../state.ts';
import type { Sums } from '../sums.ts';
import type { DataOf, Decision } from './decision.ts';

type Balance = ShipmentFactOf<'ShipmentClosed'>['data']['balance'];

/** Of a shipment with all that is lost of it, see `balanceOf`. */
export function balanceNow(p: Progress): Balance {
  return balanceOf(p.lines, lostSums(p, childrenOf(p.units)));
}

/**
 * Picked = put back + accepted + received back + lost + missing + open. What was refused stays
 * open until it has come back or was delivered after all.
 */
export function balanceOf(lines: Lines, lost: Sums = []): Balance {
  const sums = { ordered: 0, picked: 0, putBack: 0, accepted: 0, receivedBack: 0, missing: 0 };
  let open = 0;
  for (let place = 0; place < lines.keys.length; place += 1) {
    const putBack = at(lines.putBack, place);
    sums.ordered += at(lines.ordered, place);
    sums.picked += handled(lines, place) + putBack;
    sums.putBack += putBack;
    sums.accepted += at(lines.accepted, place);
    sums.receivedBack += at(lines.receivedBack, place);
    sums.missing += at(lines.missing, place);
    open += unsettled(lines, place);
  }
  const allLost = lost.reduce((total, [, amount]) => total + amount, 0);
  return {
    ordered: quantity(sums.ordered),
    picked: quantity(sums.picked),
    ...(sums.putBack > 0 && { putBack: quantity(sums.putBack) }),
    accepted: quantity(sums.accepted),
    ...(sums.receivedBack > 0 && { receivedBack: quantity(sums.receivedBack) }),
    ...(allLost > 0 && { lost: quantity(allLost) }),
    missing: quantity(sums.missing),
    open: quantity(open - allLost),
  };
}

/** All is settled and nothing is missed, or there is a claim for it; or another one says so. */
export function close(
  { progress, exceptions }: ShipmentState,
  { claim, override }: DataOf<'CloseShipment'>,
  envelope: Envelope,
): Decision {
  if (progress.closed) return [];
  const stage = stageOf(progress);
  if (!isOver(progress, stage)) return refuse('shipment-must-be-signed-off', { stage });
  if (override && override.approvedBy === envelope.actor) {
    return refuse('override-must-be-by-another', { approvedBy: override.approvedBy });
  }
  const balance = balanceNow(progress);
  const { open, missing, lost = 0 } = balance;
  const [exception] = exceptions.open;
  if (!override) {
    if (open > 0) return refuse('balance-must-be-zero', { open });
    if (exception !== undefined) return refuse('exception-must-be-resolved', { exception });
    if (missing + lost > 0 && claim === undefined) {
      return refuse('loss-needs-a-claim', { lost, missing });
    }
  }
  const data = { balance, ...(claim !== undefined && { claim }), ...(override && { override }) };
  return [{ type: 'ShipmentClosed', data }];
}

export function reopen({ progress }: ShipmentState, data: DataOf<'ReopenShipment'>): Decision {
  return progress.closed ? [{ type: 'ShipmentReopened', data }] : [];
}

const ENDS: ReadonlySet<Stage> = new Set(['signed-off', 'cancelled', 'returned']);
const BEFORE_PICKED: ReadonlySet<Stage> = new Set(['planned', 'released', 'picking']);

/** Nothing is on its way any more: what may be left of it is lost, or lies in the warehouse. */
function isOver(p: Progress, stage: Stage): boolean {
  if (ENDS.has(stage)) return true;
  if (BEFORE_PICKED.has(stage) || isUnderWay(p)) return false;
  const { accepted, missing, receivedBack = 0, lost = 0 } = balanceNow(p);
  return accepted + missing + receivedBack + lost > 0;
}
