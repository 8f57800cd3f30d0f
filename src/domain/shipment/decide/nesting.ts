import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { isLater } from '../movement.ts';
import { isCircle, parentOf } from '../nesting.ts';
import type { ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import { conditionOf } from './condition.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { foreignAmong } from './foreign.ts';
import { momentHere } from './moment-here.ts';

/** A unit is in one other at most: putting it into the next takes it out of the one before. */
export function nestUnit(
  state: ShipmentState,
  data: DataOf<'NestUnit'>,
  envelope: Envelope,
): Decision {
  const { units } = state.progress;
  const no = foreignAmong('NestUnit', [data.unit, data.parent], state, envelope);
  const [unit, parent] = [ownUnit(units, data.unit), ownUnit(units, data.parent)];
  if (no || !unit || !parent) return no ?? [];
  if (isRepeated(state, envelope)) return [];
  const last = unit.nestings?.at(-1);
  const isLate = last !== undefined && isLater(last.when, momentHere(state, envelope));
  const before = isLate ? undefined : parentOf(units, unit);
  if (before === data.parent) return [];
  if (!isLate && isCircle(units, data.unit, data.parent)) {
    return refuse('unit-must-not-be-inside-itself', data);
  }
  const broken = {
    ...standing(state),
    ...conditionOf(unit, parent),
    'unit-must-not-be-nested': before !== undefined,
  };
  return [{ type: 'UnitNested', data, ...deviating(broken) }];
}

export function unnestUnit(
  state: ShipmentState,
  data: DataOf<'UnnestUnit'>,
  envelope: Envelope,
): Decision {
  const { units } = state.progress;
  const no = foreignAmong('UnnestUnit', [data.unit, data.parent], state, envelope);
  const unit = ownUnit(units, data.unit);
  if (no || !unit) return no ?? [];
  if (isRepeated(state, envelope)) return [];
  const broken = {
    ...standing(state),
    'unit-must-be-nested': parentOf(units, unit) !== data.parent,
  };
  return [{ type: 'UnitUnnested', data, ...deviating(broken) }];
}
