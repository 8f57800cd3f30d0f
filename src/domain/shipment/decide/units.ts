import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { unitCommands } from '../commands/units.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { isClosed, ownUnit } from '../units.ts';
import { conditionOf } from './condition.ts';
import { type DataOf, type Decision, deviating, isRepeated, standing } from './decision.ts';
import { foreignUnit } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { applyLabel, printLabel, voidLabel } from './labels.ts';
import { nestUnit, unnestUnit } from './nesting.ts';
import { packUnit, unpackUnit } from './packing.ts';
import { receiveTransferred, transferUnits } from './transfer.ts';

export const units: Handlers<typeof unitCommands> = {
  PackUnit: packUnit,
  UnpackUnit: unpackUnit,
  NestUnit: nestUnit,
  UnnestUnit: unnestUnit,
  CloseUnit: closeUnit,
  SealUnit: (state, data, envelope) => {
    const unit = ownUnit(state.progress.units, data.unit);
    if (!unit) return foreignUnit('SealUnit', data.unit, state, envelope);
    if (isRepeated(state, envelope)) return [];
    const broken = {
      ...standing(state),
      ...conditionOf(unit),
      'unit-must-be-closed': !isClosed(unit),
    };
    return [{ type: 'UnitSealed', data, ...deviating(broken) }];
  },
  TransferUnits: transferUnits,
  ReceiveTransferredUnits: receiveTransferred,
  InspectUnit: inspectUnit,
  StageUnit: (state, data, envelope) => {
    const unit = ownUnit(state.progress.units, data.unit);
    if (!unit) return foreignUnit('StageUnit', data.unit, state, envelope);
    if (isRepeated(state, envelope)) return [];
    const broken = { ...standing(state), ...conditionOf(unit) };
    return [{ type: 'UnitStaged', data, ...deviating(broken) }];
  },
  PrintLabel: printLabel,
  ApplyLabel: applyLabel,
  VoidLabel: voidLabel,
};

/** May be told again with other measures. */
function closeUnit(state: ShipmentState, data: DataOf<'CloseUnit'>, envelope: Envelope): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('CloseUnit', data.unit, state, envelope);
  const isSame = madeBy(state, 'closing', data.unit) === envelope.commandDigest;
  if ((isSame && isClosed(unit)) || isRepeated(state, envelope)) return [];
  const broken = { ...standing(state), ...conditionOf(unit) };
  return [{ type: 'UnitClosed', data, ...deviating(broken) }];
}

function inspectUnit(
  state: ShipmentState,
  { result, defects, ...data }: DataOf<'InspectUnit'>,
  envelope: Envelope,
): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('InspectUnit', data.unit, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const deviations = deviating({ ...standing(state), ...conditionOf(unit) });
  if (result === 'passed') return [{ type: 'InspectionPassed', data, ...deviations }];
  if (!defects) return refuse('failed-inspection-needs-defects', { unit: data.unit });
  return [{ type: 'InspectionFailed', data: { ...data, defects }, ...deviations }];
}
