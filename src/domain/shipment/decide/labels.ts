import { type Draft, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { isVoid } from '../labels.ts';
import type { ShipmentState } from '../state.ts';
import { isPacked, type Label, ownUnit, type Unit } from '../units.ts';
import { conditionOf } from './condition.ts';
import {
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  standing,
  takenId,
} from './decision.ts';
import { foreign, foreignUnit } from './foreign.ts';

/** A copy takes the place of the label before it, which is void from then on. */
export function printLabel(
  state: ShipmentState,
  data: DataOf<'PrintLabel'>,
  envelope: Envelope,
): Decision {
  const { unit: name, label, kind, reason } = data;
  const taken = takenId(state, 'label', label, envelope);
  if (taken) return taken;
  const unit = ownUnit(state.progress.units, name);
  if (!unit) return refuse('unit-must-belong-to-shipment', { code: name });
  if (!isPacked(unit)) return refuse('unit-must-be-packed', { unit: name });
  const earlier = unit.labels.filter((one) => one.kind === kind);
  if (earlier.length > 0 && reason === undefined) {
    return refuse('copy-needs-a-reason', { unit: name, kind, copy: earlier.length + 1 });
  }
  const replaced = earlier.filter((one) => !isVoid(unit, one));
  return [
    ...(reason === undefined ? [] : voiding(name, replaced, reason)),
    { type: 'LabelPrinted', data: { ...data, copy: earlier.length + 1 } },
  ];
}

/** A void label that is applied is news, also where it was applied before it was void. */
export function applyLabel(
  state: ShipmentState,
  data: DataOf<'ApplyLabel'>,
  envelope: Envelope,
): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return foreignUnit('ApplyLabel', data.unit, state, envelope);
  const label = printed(unit).find((one) => one.label === data.label);
  if (!label) {
    const rule = 'label-must-belong-to-unit';
    const usable = printed(unit).filter((one) => !isVoid(unit, one));
    const expected = usable.map((one) => one.label);
    return foreign({ step: 'ApplyLabel', scanned: data.label, rule }, expected, envelope);
  }
  if (isRepeated(state, envelope)) return [];
  const isOfNoUse = isVoid(unit, label);
  if (label.applied && !isOfNoUse) return [];
  const broken = {
    ...standing(state),
    ...conditionOf(unit),
    'label-must-not-be-void': isOfNoUse,
  };
  return [{ type: 'LabelApplied', data, ...deviating(broken) }];
}

export function voidLabel(state: ShipmentState, data: DataOf<'VoidLabel'>): Decision {
  const unit = ownUnit(state.progress.units, data.unit);
  if (!unit) return refuse('unit-must-belong-to-shipment', { code: data.unit });
  const label = printed(unit).find((one) => one.label === data.label);
  if (!label) return refuse('label-must-belong-to-unit', { code: data.label });
  if (label.voided) return [];
  return [{ type: 'LabelVoided', data }];
}

/** Labels of a unit that say what is not true any more. */
function voiding(
  unit: string,
  labels: readonly Label[],
  reason: string,
): readonly Draft<ShipmentFactOf<'LabelVoided'>>[] {
  return labels.map(({ label }) => ({ type: 'LabelVoided', data: { unit, label, reason } }));
}

function printed({ labels }: Unit): readonly Label[] {
  return labels.filter(({ kind }) => kind !== undefined);
}
