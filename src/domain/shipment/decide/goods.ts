import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { placeOf } from '../../keyed.ts';
import { thousandths } from '../../quantity.ts';
import { at, handled, type Lines, lineKey, mostOf, type Sums, sumsOf } from '../lines.ts';
import { madeBy, reportsOf, type ShipmentState } from '../state.ts';
import { type DataOf, type Decision, deviating, packedUnit, standing } from './decision.ts';
import { type Excess, excessOf } from './excess.ts';
import { foreignUnit, wrongIn } from './foreign.ts';

/** Up to what was ordered and is tolerated; a later pick heals a shortage. */
export function confirmPick(
  state: ShipmentState,
  data: DataOf<'ConfirmPick'>,
  envelope: Envelope,
): Decision {
  const { lines, released } = state.progress;
  const wrong = wrongIn('ConfirmPick', [data], state, envelope);
  if (wrong) return wrong;
  const serial = data.serials && pickedBefore(state, new Set(data.serials));
  if (serial !== undefined) return refuse('serial-must-be-picked-once', { serial });
  const excess = beyondOrder(lines, 'picked', sumsOf(lines, [data]));
  if (excess) return refuse('picked-must-fit-ordered', excess);
  const broken = { ...standing(state, 'pick'), 'shipment-must-be-released': !released };
  return [{ type: 'ItemPicked', data, ...deviating(broken) }];
}

export function reportShortPick(
  state: ShipmentState,
  data: DataOf<'ReportShortPick'>,
  envelope: Envelope,
): Decision {
  const { lines, released } = state.progress;
  const wrong = wrongIn('ReportShortPick', [data], state, envelope);
  if (wrong) return wrong;
  const place = placeOf(lines.keys, lineKey(data));
  const ordered = at(lines.ordered, place);
  const known = at(lines.shorted, place);
  const shorted = known + thousandths(data.qty);
  if (shorted > ordered) {
    return refuse('shorted-must-fit-ordered', excessOf(lines, place, known, shorted - known));
  }
  const broken = {
    ...standing(state),
    'shipment-must-be-released': !released,
    'shorted-must-fit-open': handled(lines, place) + shorted > ordered,
  };
  return [{ type: 'PickShorted', data, ...deviating(broken) }];
}

/** More packed than picked is a deviation only: the pick may be told later. */
export function packUnit(
  state: ShipmentState,
  data: DataOf<'PackUnit'>,
  envelope: Envelope,
): Decision {
  const { unit, contents } = data;
  const { lines, released } = state.progress;
  const known = madeBy(state, 'unit', unit);
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('unit-must-be-packed-once', { unit });
  const wrong = wrongIn('PackUnit', contents, state, envelope);
  if (wrong) return wrong;
  const sums = sumsOf(lines, contents);
  const excess = beyondOrder(lines, 'packed', sums);
  if (excess) return refuse('packed-must-fit-ordered', excess);
  const broken = {
    ...standing(state),
    'shipment-must-be-released': !released,
    'packed-must-be-picked': sums.some(
      ([place, amount]) => at(lines.packed, place) + amount > at(lines.picked, place),
    ),
  };
  return [{ type: 'UnitPacked', data, ...deviating(broken) }];
}

/** May be told again with other measures. */
export function closeUnit(
  state: ShipmentState,
  data: DataOf<'CloseUnit'>,
  envelope: Envelope,
): Decision {
  if (!packedUnit(state.progress, data.unit)) {
    return foreignUnit('CloseUnit', data.unit, state, envelope);
  }
  if (madeBy(state, 'closing', data.unit) === envelope.commandDigest) return [];
  return [{ type: 'UnitClosed', data, ...deviating(standing(state)) }];
}

function pickedBefore(state: ShipmentState, serials: ReadonlySet<string>): string | undefined {
  for (const report of reportsOf(state)) {
    const twice = report.type === 'ItemPicked' && report.serials?.find((one) => serials.has(one));
    if (twice) return twice;
  }
  return undefined;
}

type Bounded = 'picked' | 'packed';

/** The first line of which more would be picked or packed than ordered and tolerated. */
function beyondOrder(lines: Lines, column: Bounded, sums: Sums): Excess | undefined {
  for (const [place, amount] of sums) {
    const known = at(lines[column], place);
    if (known + amount > mostOf(lines, place)) return excessOf(lines, place, known, amount);
  }
  return undefined;
}
