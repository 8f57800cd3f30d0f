import { type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { Thousandths } from '../../quantity.ts';
import { at, type Lines, refusedNow, sumsOf, unsettled } from '../lines.ts';
import type { ShipmentRule } from '../rules.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import { type DataOf, type Decision, deviating, ended, isRepeated, takenId } from './decision.ts';
import { onTheRoad } from './departing.ts';
import { excessOf } from './excess.ts';
import { foreignAmong, hasWrongSerials, isForeign, lineCode, wrongIn } from './foreign.ts';

type Rows = DataOf<'StartReturn'>['rows'];

/** Only what was refused; what failed or was intercepted as well, once that has happened. */
export function startReturn(
  state: ShipmentState,
  data: DataOf<'StartReturn'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'return', data.return, envelope);
  if (taken) return taken;
  const { progress, intercepts } = state;
  const { lines, units } = progress;
  for (const goods of data.rows) {
    const { unit, qty } = goods;
    if (isForeign(lines, goods)) {
      return refuse('line-must-belong-to-shipment', { code: lineCode(goods) });
    }
    if (unit !== undefined && !ownUnit(units, unit)) {
      return refuse('unit-must-belong-to-shipment', { code: unit });
    }
    if (hasWrongSerials(goods)) return refuse('serials-must-match-quantity', { qty });
  }
  const all = progress.failedAttempts > 0 || intercepts.confirmed;
  const most = all ? unsettled : refusedAndOut;
  return (
    beyond(lines, data.rows, most, 'returned-must-be-undelivered') ?? [
      { type: 'ReturnStarted', data },
    ]
  );
}

/** More than is open cannot come back; without having been announced it may. */
export function receiveReturn(
  state: ShipmentState,
  data: DataOf<'ReceiveReturn'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const { progress } = state;
  const named = data.rows.flatMap(({ unit }) => unit ?? []);
  const no =
    foreignAmong('ReceiveReturn', named, state, envelope) ??
    wrongIn('ReceiveReturn', data.rows, state, envelope) ??
    beyond(progress.lines, data.rows, unsettled, 'returned-must-fit-open');
  if (no) return no;
  const broken = {
    ...ended(state),
    ...onTheRoad(progress, named.length > 0 ? { units: named } : {}, envelope),
    'return-must-be-started':
      data.return === undefined || madeBy(state, 'return', data.return) === undefined,
  };
  return [{ type: 'ReturnReceived', data, ...deviating(broken) }];
}

function refusedAndOut(lines: Lines, place: number): Thousandths {
  return refusedNow(lines, place) - at(lines.receivedBack, place);
}

function beyond(
  lines: Lines,
  rows: Rows,
  mostOf: (lines: Lines, place: number) => Thousandths,
  rule: ShipmentRule,
): Refusal<ShipmentRule> | null {
  for (const [place, amount] of sumsOf(lines, rows)) {
    const most = mostOf(lines, place);
    if (amount > most) return refuse(rule, excessOf(lines, place, Math.max(0, most), amount));
  }
  return null;
}
