import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { row } from '../../keyed.ts';
import { everPacked, netPicked, sumsOf } from '../lines.ts';
import { latestMoment } from '../movement.ts';
import { withChange } from '../packing.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { isPacked, ownUnit } from '../units.ts';
import { endOfCancelling, whenUndone } from './cancelling.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { beyondPacking } from './excess.ts';
import { foreignUnit, wrongIn } from './foreign.ts';
import { momentHere } from './moment-here.ts';
import { hasStrangeSerials } from './serials.ts';

/**
 * More packed than picked is a deviation only: the pick may be told later. A code is packed once
 * as long as it is in use, and again once it was emptied.
 */
export function packUnit(
  state: ShipmentState,
  data: DataOf<'PackUnit'>,
  envelope: Envelope,
): Decision {
  const { unit, contents } = data;
  const { lines, units, released } = state.progress;
  const known = row(units, unit);
  if (known?.gone !== undefined) return foreignUnit('PackUnit', unit, state, envelope);
  if (known && isPacked(known)) {
    const isSame = madeBy(state, 'unit', unit) === envelope.commandDigest;
    return isSame ? [] : refuse('unit-must-be-packed-once', { unit });
  }
  if (isRepeated(state, envelope)) return [];
  const wrong = wrongIn('PackUnit', contents, state, envelope);
  if (wrong) return wrong;
  const sums = sumsOf(lines, contents);
  const excess = beyondPacking(lines, sums);
  if (excess) return refuse('packed-must-fit-ordered', excess);
  const broken = {
    ...standing(state),
    'shipment-must-be-released': !released,
    'packed-must-be-picked': sums.some(
      ([place, amount]) => everPacked(lines, place) + amount > netPicked(lines, place),
    ),
    'serial-must-be-picked': hasStrangeSerials(state, contents),
  };
  return [{ type: 'UnitPacked', data, ...deviating(broken) }];
}

/** Takes seal, labels, closing and loading from the unit; its code can be packed again. */
export function unpackUnit(
  state: ShipmentState,
  data: DataOf<'UnpackUnit'>,
  envelope: Envelope,
): Decision {
  const { progress } = state;
  const known = ownUnit(progress.units, data.unit);
  if (!known) return foreignUnit('UnpackUnit', data.unit, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const broken = { ...whenUndone(state), 'unit-must-be-packed': !isPacked(known) };
  const when = momentHere(state, envelope);
  const after = withChange(progress, data.unit, ({ unpacked }) => ({
    unpacked: latestMoment(unpacked, when),
  }));
  return [{ type: 'UnitUnpacked', data, ...deviating(broken) }, ...endOfCancelling(after)];
}
