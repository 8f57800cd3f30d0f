import { type Draft, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import type { Label } from '../units.ts';
import { type DataOf, type Decision, deviating, packedUnit, standing } from './decision.ts';
import { foreign, foreignUnit } from './foreign.ts';

/** A copy takes the place of the label before it, which is void from then on. */
export function printLabel(
  state: ShipmentState,
  data: DataOf<'PrintLabel'>,
  envelope: Envelope,
): Decision {
  const { unit, label, kind, reason } = data;
  const known = madeBy(state, 'label', label);
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('id-is-taken', { id: label });
  const labelled = packedUnit(state.progress, unit);
  if (!labelled) return refuse('unit-must-belong-to-shipment', { code: unit });
  const earlier = labelled.labels.filter((one) => one.kind === kind);
  if (earlier.length > 0 && reason === undefined) {
    return refuse('copy-needs-a-reason', { unit, kind, copy: earlier.length + 1 });
  }
  return [
    ...replaced(unit, earlier, reason),
    { type: 'LabelPrinted', data: { ...data, copy: earlier.length + 1 } },
  ];
}

export function applyLabel(
  state: ShipmentState,
  data: DataOf<'ApplyLabel'>,
  envelope: Envelope,
): Decision {
  const unit = packedUnit(state.progress, data.unit);
  if (!unit) return foreignUnit('ApplyLabel', data.unit, state, envelope);
  const label = printed(unit.labels).find((one) => one.label === data.label);
  if (!label) {
    const rule = 'label-must-belong-to-unit';
    const usable = printed(unit.labels).flatMap((one) => (one.voided ? [] : one.label));
    return foreign({ step: 'ApplyLabel', scanned: data.label, rule }, usable, envelope);
  }
  if (label.applied) return [];
  const broken = { ...standing(state), 'label-must-not-be-void': label.voided === true };
  return [{ type: 'LabelApplied', data, ...deviating(broken) }];
}

export function voidLabel(state: ShipmentState, data: DataOf<'VoidLabel'>): Decision {
  const unit = packedUnit(state.progress, data.unit);
  if (!unit) return refuse('unit-must-belong-to-shipment', { code: data.unit });
  const label = printed(unit.labels).find((one) => one.label === data.label);
  if (!label) return refuse('label-must-belong-to-unit', { code: data.label });
  if (label.voided) return [];
  return [{ type: 'LabelVoided', data }];
}

function replaced(
  unit: string,
  earlier: readonly Label[],
  reason: string | undefined,
): readonly Draft<ShipmentFactOf<'LabelVoided'>>[] {
  if (reason === undefined) return [];
  return earlier.flatMap(({ label, voided }) =>
    voided ? [] : [{ type: 'LabelVoided', data: { unit, label, reason } }],
  );
}

function printed(labels: readonly Label[]): readonly Label[] {
  return labels.filter(({ kind }) => kind !== undefined);
}
