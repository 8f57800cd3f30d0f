import type { Envelope } from '../../envelope.ts';
import { epochMs } from '../../instant.ts';
import { loadAt } from '../loading.ts';
import { parentOf } from '../nesting.ts';
import type { ShipmentState } from '../state.ts';
import { isClosed, isStaged, ownUnit } from '../units.ts';
import { conditionOf } from './condition.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { lacksLabel } from './departing.ts';
import { foreignUnit } from './foreign.ts';

export function loadUnit(
  state: ShipmentState,
  data: DataOf<'LoadUnit'>,
  envelope: Envelope,
): Decision {
  const { progress, carriage } = state;
  const unit = ownUnit(progress.units, data.unit);
  if (!unit) return foreignUnit('LoadUnit', data.unit, state, envelope);
  const { trip, vehicle } = data;
  const on = loadAt(unit, epochMs(envelope.occurredAt));
  if (on?.trip === trip && on?.vehicle === vehicle && on) return [];
  if (isRepeated(state, envelope)) return [];
  const broken = {
    ...standing(state, 'load'),
    ...conditionOf(unit),
    'unit-must-not-be-nested':
      unit.nestings !== undefined && parentOf(progress.units, unit) !== undefined,
    'unit-must-be-closed': !isClosed(unit),
    'unit-must-be-labelled': lacksLabel(progress, unit),
    'unit-must-be-staged': progress.steps.includes('stage') && !isStaged(unit),
    'inspection-must-be-passed': unit.inspected?.passed === false,
    'unit-must-be-planned-on-trip': trip !== undefined && !carriage.assigned.includes(trip),
    'unit-must-be-unloaded': on?.trip !== undefined && trip !== undefined && on.trip !== trip,
  };
  return [{ type: 'UnitLoaded', data, ...deviating(broken) }];
}

export function unloadUnit(
  state: ShipmentState,
  data: DataOf<'UnloadUnit'>,
  envelope: Envelope,
): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('UnloadUnit', data.unit, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const on = loadAt(unit, epochMs(envelope.occurredAt));
  const isOn =
    on !== undefined && (data.trip === undefined || (on.trip ?? data.trip) === data.trip);
  const broken = { ...standing(state), ...conditionOf(unit), 'unit-must-be-loaded': !isOn };
  return [{ type: 'UnitUnloaded', data, ...deviating(broken) }];
}
