import { type Keyed, NO_ROWS, row } from '../keyed.ts';
import type { ShipmentFactOf } from './facts.ts';
import { isLater, type Moment, type Move } from './movement.ts';
import type { Sums } from './sums.ts';
import type { UNIT_KINDS } from './words.ts';

export interface Label {
  readonly label: string;
  /** Kind, code and when it was printed are known once that was told. */
  readonly kind?: string;
  readonly code?: string;
  readonly printed?: Moment;
  readonly applied?: true;
  readonly voided?: true;
}

/** Onto a trip or a vehicle, or off it. */
export interface Load {
  readonly when: Moment;
  readonly trip?: string | undefined;
  readonly vehicle?: string | undefined;
  readonly off?: true;
  /** Where it was taken off. */
  readonly place?: string;
  /** It was told that it came off without its loading, which was named as a deviation. */
  readonly stray?: true;
}

/** Into another unit, or out of it where no parent is named. */
export interface Nesting {
  readonly when: Moment;
  readonly parent?: string;
}

/** A carton, case, pallet …: what was told about it, in any order. */
export interface Unit {
  readonly kind?: (typeof UNIT_KINDS)[number];
  readonly caseNumber?: string;
  /** Its latest packing; absent until one was told. */
  readonly packed?: Moment;
  /** Epoch ms of its first packing, where a later one followed. */
  readonly firstPackedMs?: number;
  /** Its latest unpacking, and those before it by time. */
  readonly unpacked?: Moment;
  readonly unpackedBefore?: readonly Moment[];
  /** What its latest packing put in. */
  readonly contents: Sums;
  /** Rows of that packing, where they name lots or serials. */
  readonly batches?: ShipmentFactOf<'UnitPacked'>['data']['contents'];
  /** What the consignee has spoken on, by line. */
  readonly outcomes: Sums;
  /** The part of the outcomes that was refused, and of that what was taken back to go again. */
  readonly refused?: Sums;
  readonly reopened?: Sums;
  /** Taken back for good. */
  readonly receivedBack?: Sums;
  /** Its latest closing. */
  readonly closed?: Moment;
  readonly seal?: { readonly seal: string; readonly when: Moment };
  readonly staged?: { readonly area: string; readonly when: Moment };
  readonly inspected?: { readonly passed: boolean; readonly when: Moment };
  readonly labels: readonly Label[];
  /** By time, as are loads and moves. */
  readonly nestings?: readonly Nesting[];
  readonly loads: readonly Load[];
  /** Moves in which this unit was named. */
  readonly track: readonly Move[];
  readonly lost?: Moment;
  readonly found?: { readonly when: Moment; readonly place?: string };
  /** The shipment that it went over to. */
  readonly gone?: string;
}

/** A unit of which nothing was told yet. */
export const UNTOLD: Unit = { contents: [], outcomes: [], labels: [], loads: [], track: [] };
export const NO_UNITS: Keyed<Unit> = NO_ROWS;

/** A unit of this shipment, emptied or not; those that went over to another are not any more. */
export function ownUnit(units: Keyed<Unit>, unit: string): Unit | undefined {
  const known = row(units, unit);
  return known?.packed && known.gone === undefined ? known : undefined;
}

/** Goods are in it, or other units may be. */
export function isPacked({ packed, unpacked, gone }: Unit): boolean {
  return packed !== undefined && gone === undefined && !(unpacked && isLater(unpacked, packed));
}

/** Packed at that instant, under its first or its latest packing. */
export function wasPacked(unit: Unit, ms: number): boolean {
  const { packed, firstPackedMs: first, unpacked, unpackedBefore = [] } = unit;
  if (!packed || packed[0] <= ms) return packed !== undefined;
  if (first === undefined || first > ms) return false;
  const emptied = [...unpackedBefore, ...(unpacked ? [unpacked] : [])];
  const end = emptied.find(([when]) => when >= first);
  return end !== undefined && ms < end[0];
}

/** Whether it holds since the unit was last unpacked, which undoes what was done to it. */
export function holds(unit: Unit, when: Moment | undefined): when is Moment {
  return when !== undefined && !(unit.unpacked && isLater(unit.unpacked, when));
}

export function isClosed(unit: Unit): boolean {
  return holds(unit, unit.closed);
}

export function isStaged(unit: Unit): boolean {
  return holds(unit, unit.staged?.when);
}

/** The seal that is on it. */
export function sealOf(unit: Unit): string | undefined {
  return holds(unit, unit.seal?.when) ? unit.seal?.seal : undefined;
}

export function isLost({ lost, found }: Unit): boolean {
  return lost !== undefined && !(found && isLater(found.when, lost));
}
