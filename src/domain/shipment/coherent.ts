import { type Refusal, refuse } from '../decider.ts';
import { entries, row } from '../keyed.ts';
import { at, done, type Lines, lineName, mostOf, netPicked } from './lines.ts';
import { isCircle } from './nesting.ts';
import type { Progress } from './progress.ts';
import type { ShipmentRule } from './rules.ts';
import type { ShipmentState } from './state.ts';
import type { Unit } from './units.ts';

/**
 * The first thing that cannot be once a correction has changed what lies before it: reports about
 * a unit that was never packed or a label that was never printed, a unit that came off what it was
 * never on, more goods than were ordered or picked. What live reports may do against the plan,
 * with a deviation, is no incoherence either.
 */
export function coherent({ progress }: ShipmentState): Refusal<ShipmentRule> | null {
  const { lines, units } = progress;
  for (const [name, unit] of entries(units)) {
    const no = unitIn(progress, name, unit);
    if (no) return no;
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

function unitIn({ units }: Progress, name: string, unit: Unit): Refusal<ShipmentRule> | null {
  if (unit.packed === undefined && isTold(unit)) {
    return refuse('unit-must-be-packed', { unit: name });
  }
  const stray = unit.labels.find(({ kind }) => kind === undefined);
  if (stray) return refuse('label-must-belong-to-unit', { unit: name, code: stray.label });
  const { nestings = [], loads } = unit;
  for (const { parent } of nestings) {
    if (parent === undefined || row(units, parent)?.packed) continue;
    return refuse('unit-must-be-packed', { unit: parent });
  }
  const parent = nestings.at(-1)?.parent;
  if (isCircle(units, name, parent)) {
    return refuse('unit-must-not-be-inside-itself', { unit: name, parent });
  }
  const off = loads.find((load) => load.off && !load.stray);
  if (off && !loads.some((load) => !load.off && load.when[0] <= off.when[0])) {
    return refuse('unit-must-be-loaded', { unit: name });
  }
  return null;
}

/** Something is in force about the unit; labels that are void need no unit any more. */
function isTold(unit: Unit): boolean {
  const { closed, seal, staged, inspected, unpacked, lost, found, gone } = unit;
  if (closed || seal || staged || inspected || unpacked || lost || found || gone) return true;
  const { loads, outcomes, receivedBack, track, nestings, labels } = unit;
  const live = [loads, outcomes, receivedBack ?? [], track, nestings ?? []];
  return live.some(({ length }) => length > 0) || labels.some(({ voided }) => !voided);
}

function overdrawn(lines: Lines, place: number): ShipmentRule | undefined {
  const most = mostOf(lines, place);
  const net = netPicked(lines, place);
  if (net > most) return 'picked-must-fit-ordered';
  if (net < 0)
    return at(lines.picked, place) < 0 ? 'packed-must-be-picked' : 'put-back-must-fit-picked';
  if (at(lines.packed, place) > most) return 'packed-must-fit-ordered';
  if (done(lines, place) > most) return 'outcomes-must-fit-ordered';
  return undefined;
}
