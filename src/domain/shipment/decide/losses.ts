import type { Envelope } from '../../envelope.ts';
import type { ShipmentState } from '../state.ts';
import { isLost, isPacked, ownUnit } from '../units.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { foreignUnit } from './foreign.ts';

export function reportLost(
  state: ShipmentState,
  data: DataOf<'ReportLost'>,
  envelope: Envelope,
): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('ReportLost', data.unit, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const broken = {
    ...standing(state),
    'unit-must-be-packed': !isPacked(unit),
    'unit-must-not-be-lost': isLost(unit),
  };
  return [{ type: 'UnitLost', data, ...deviating(broken) }];
}

export function reportFound(
  state: ShipmentState,
  data: DataOf<'ReportFound'>,
  envelope: Envelope,
): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('ReportFound', data.unit, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const broken = { ...standing(state), 'unit-must-be-lost': !isLost(unit) };
  return [{ type: 'UnitFound', data, ...deviating(broken) }];
}
