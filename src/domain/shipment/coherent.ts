import { type Refusal, refuse } from '../decider.ts';
import { entries } from '../keyed.ts';
import { at, type Lines, lineName, mostOf, settled } from './lines.ts';
import type { ShipmentRule } from './rules.ts';
import type { ShipmentState } from './state.ts';
import type { Unit } from './units.ts';

/**
 * The first thing that cannot be once a correction has changed what lies before it: reports about
 * a unit that was never packed or a label that was never printed, more goods than were ordered.
 * What live reports may do against the plan, with a deviation, is no incoherence either.
 */
export function coherent({ progress }: ShipmentState): Refusal<ShipmentRule> | null {
  const { lines, units } = progress;
  for (const [name, unit] of entries(units)) {
    if (unit.packedMs === undefined && isTold(unit)) {
      return refuse('unit-must-be-packed', { unit: name });
    }
    const stray = unit.labels.find(({ kind }) => kind === undefined);
    if (stray) return refuse('label-must-belong-to-unit', { unit: name, code: stray.label });
  }
  for (const place of lines.keys.keys()) {
    const rule = overdrawn(lines, place);
    if (rule) {
      const { order, line } = lineName(lines.keys[place] ?? '');
      return refuse(rule, { order, line });
    }
  }
  return null;
}

/** Something is in force about the unit; labels that are void need no unit any more. */
function isTold({ closed, loads, outcomes, labels, track }: Unit): boolean {
  const live = loads.length + outcomes.length + Object.keys(track).length;
  return closed === true || live > 0 || labels.some(({ voided }) => !voided);
}

function overdrawn(lines: Lines, place: number): ShipmentRule | undefined {
  const most = mostOf(lines, place);
  if (at(lines.picked, place) > most) return 'picked-must-fit-ordered';
  if (at(lines.packed, place) > most) return 'packed-must-fit-ordered';
  if (settled(lines, place) > most) return 'outcomes-must-fit-ordered';
  return undefined;
}
