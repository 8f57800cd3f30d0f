import { type CodeReading, isSameUnit } from '../codes/reading.ts';
import { entries } from '../keyed.ts';
import { isVoid } from '../shipment/labels.ts';
import { childrenOf, withDescendants } from '../shipment/nesting.ts';
import { activeStandings } from '../shipment/standing.ts';
import type { ShipmentState } from '../shipment/state.ts';
import { type Label, ownUnit, type Unit } from '../shipment/units.ts';

/** A unit of a shipment by its code in any spelling; of one that is not there undefined. */
export function unitNamed(state: ShipmentState, reading: CodeReading): string | undefined {
  const { units } = state.progress;
  const exact = ownUnit(units, reading.text) ? reading.text : undefined;
  const found = exact ?? units.keys.find((unit) => isSameUnit(unit, reading));
  return found !== undefined && ownUnit(units, found) ? found : undefined;
}

/**
 * The unit that a code on it leads to: its own, its case number 箱号, one of its labels, its
 * waybill, the serial of something in it; the only one there is where the shipment's id or the
 * waybill of all of it was scanned.
 */
export function unitScanned(
  state: ShipmentState,
  shipment: string,
  reading: CodeReading,
): string | undefined {
  const own = unitNamed(state, reading);
  if (own !== undefined) return own;
  const { text } = reading;
  for (const [name, unit] of entries(state.progress.units)) {
    if (ownUnit(state.progress.units, name) && bears(unit, text)) return name;
  }
  const waybill = state.carriage.waybills.find((one) => one.waybill === text);
  if (waybill?.unit !== undefined) return waybill.unit;
  if (!waybill && reading.shipment !== shipment) return undefined;
  const [only, ...others] = activeStandings(state.progress);
  return others.length === 0 ? only?.unit : undefined;
}

/** A label of a unit by what is printed on it, or by its id; the newest that is not void. */
export function labelScanned(unit: Unit | undefined, text: string): Label | undefined {
  return unit?.labels.findLast(
    (label) => (label.code === text || label.label === text) && !isVoid(unit, label),
  );
}

/** The unit and those inside it that hold goods. */
export function unitsWithin(state: ShipmentState, unit: string): readonly string[] {
  return withDescendants(childrenOf(state.progress.units), unit);
}

function bears(unit: Unit, text: string): boolean {
  if (unit.caseNumber === text || labelScanned(unit, text)) return true;
  return unit.batches?.some(({ serials }) => serials?.includes(text)) ?? false;
}
