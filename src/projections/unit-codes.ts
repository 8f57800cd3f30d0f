import { type Thousandths, thousandths } from '../domain/quantity.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
import { isLater, latestMoment, type Moment } from '../domain/shipment/movement.ts';

/** What a unit is known by. One that was emptied is kept, since its code may be used again. */
export interface UnitCodes {
  readonly unit: string;
  readonly packed: Moment;
  readonly unpacked?: Moment;
  /** It went over to another shipment. */
  readonly gone?: true;
  /** The customer's case number 箱号. */
  readonly caseNumber?: string;
  /** Those that are not void. */
  readonly labels?: readonly { readonly label: string; readonly code: string }[];
  /** Of all that is in it, what was not taken back for good; absent where nothing is in it. */
  readonly left?: Thousandths;
}

export type Units = readonly UnitCodes[];
type Packing = Pick<ShipmentFactOf<'UnitPacked'>['data'], 'unit' | 'caseNumber' | 'contents'>;
type Label = ShipmentFactOf<'LabelPrinted'>['data'];

const UNITS_MAX = 2_000;
const LABELS_MAX = 20;

/** Of several packings the latest counts. Beyond the most that are kept, units are left out. */
export function withPacking(units: Units, packing: Packing, when: Moment): Units {
  const place = placeIn(units, packing.unit);
  const known = units[place];
  if (known && isLater(known.packed, when)) return units;
  const { unpacked, labels } = known ?? {};
  const { unit, caseNumber, contents } = packing;
  const next: UnitCodes = {
    unit,
    packed: when,
    ...(unpacked && { unpacked }),
    ...(caseNumber !== undefined && { caseNumber }),
    ...(labels && { labels }),
    ...(contents.length > 0 && { left: sumOf(contents) }),
  };
  if (known) return units.with(place, next);
  return units.length < UNITS_MAX ? [...units, next] : units;
}

/** Its labels are void with that. */
export function withUnpacking(units: Units, unit: string, when: Moment): Units {
  return withChange(units, unit, ({ labels: _, ...known }) => ({
    ...known,
    unpacked: latestMoment(known.unpacked, when),
  }));
}

export function withoutUnit(units: Units, unit: string): Units {
  return withChange(units, unit, (known) => ({ ...known, gone: true }));
}

export function withLabel(units: Units, { unit, label, code }: Label): Units {
  return withChange(units, unit, (known) => ({
    ...known,
    labels: [...(known.labels ?? []), { label, code }].slice(-LABELS_MAX),
  }));
}

export function withoutLabel(units: Units, { unit, label }: Pick<Label, 'unit' | 'label'>): Units {
  return withChange(units, unit, ({ labels = [], ...known }) => {
    const left = labels.filter((one) => one.label !== label);
    return left.length > 0 ? { ...known, labels: left } : known;
  });
}

export function withTakenBack(units: Units, unit: string, amount: Thousandths): Units {
  return withChange(units, unit, ({ left = 0, ...known }) => ({ ...known, left: left - amount }));
}

/** Packed, here, and not all of it taken back. */
export function isInUse({ packed, unpacked, gone, left }: UnitCodes): boolean {
  if (gone || (left !== undefined && left <= 0)) return false;
  return !(unpacked && isLater(unpacked, packed));
}

/** Adds its own code first. */
export function addCodesOf({ unit, caseNumber, labels }: UnitCodes, to: Set<string>): void {
  to.add(unit);
  if (caseNumber !== undefined) to.add(caseNumber);
  if (labels) for (const { code } of labels) to.add(code);
}

/** The same list where nothing is known of the unit. */
function withChange(units: Units, unit: string, change: (known: UnitCodes) => UnitCodes): Units {
  const place = placeIn(units, unit);
  const known = units[place];
  return known ? units.with(place, change(known)) : units;
}

function placeIn(units: Units, unit: string): number {
  return units.findIndex((one) => one.unit === unit);
}

function sumOf(contents: Packing['contents']): Thousandths {
  return contents.reduce((sum, { qty }) => sum + thousandths(qty), 0);
}
