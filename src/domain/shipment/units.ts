import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import { at, type Lines, type Sums, settled } from './lines.ts';
import { later, type Moment, type Track } from './movement.ts';
import type { UNIT_KINDS } from './words.ts';

export interface Label {
  readonly label: string;
  /** Kind and code are known once its printing was told. */
  readonly kind?: string;
  readonly code?: string;
  readonly applied?: true;
  readonly voided?: true;
}

export interface Load {
  readonly ms: number;
  readonly trip?: string | undefined;
  readonly vehicle?: string | undefined;
}

/** A carton, case, pallet …: what was told about it, in any order. */
export interface Unit {
  readonly kind?: (typeof UNIT_KINDS)[number];
  readonly caseNumber?: string;
  /** Epoch ms of its packing; absent until that was told. */
  readonly packedMs?: number;
  readonly contents: Sums;
  /** What the consignee has spoken on, by line. */
  readonly outcomes: Sums;
  readonly closed?: true;
  readonly labels: readonly Label[];
  readonly loads: readonly Load[];
  /** Movements in which this unit was named. */
  readonly track: Track;
}

const UNTOLD: Unit = { contents: [], outcomes: [], labels: [], loads: [], track: {} };
export const NO_UNITS: Keyed<Unit> = NO_ROWS;

export function withUnit(
  units: Keyed<Unit>,
  unit: string,
  change: (unit: Unit) => Partial<Unit>,
): Keyed<Unit> {
  const known = row(units, unit) ?? UNTOLD;
  return withRow(units, unit, { ...known, ...change(known) });
}

export function withLabel(unit: Unit, label: string, news: Partial<Label>): Partial<Unit> {
  const place = unit.labels.findIndex((known) => known.label === label);
  if (place < 0) return { labels: [...unit.labels, { label, ...news }] };
  const known = unit.labels[place];
  return { labels: unit.labels.with(place, { label, ...known, ...news }) };
}

/** Every kind is on the unit, under a label that is not void. */
export function isLabelled(unit: Unit, kinds: readonly string[]): boolean {
  return kinds.every((kind) =>
    unit.labels.some((label) => label.kind === kind && label.applied && !label.voided),
  );
}

/** Every piece in the unit has an outcome, by its own rows or because its whole line has. */
export function isSettled({ contents, outcomes }: Unit, lines: Lines): boolean {
  let next = 0;
  return contents.every(([place, amount]) => {
    while ((outcomes[next]?.[0] ?? place) < place) next += 1;
    const own = outcomes[next];
    const spoken = own?.[0] === place ? own[1] : 0;
    return spoken >= amount || settled(lines, place) >= at(lines.packed, place);
  });
}

/** When it left on a trip that it was loaded on by then. */
export function leftOnTrip(unit: Unit, trips: Keyed<Moment>): Moment | undefined {
  let left: Moment | undefined;
  for (const { trip, ms } of unit.loads) {
    const departure = trip === undefined ? undefined : row(trips, trip);
    if (departure && ms <= departure[0]) left = later(left, departure);
  }
  return left;
}
