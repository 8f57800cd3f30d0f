import { placeOf } from '../keyed.ts';
import { type Thousandths, thousandths } from '../quantity.ts';
import { added, type Sums } from './sums.ts';

/**
 * What became of every line's goods, in thousandths: one column a quantity, one place a line.
 * Columns that end early have zeros from there on, and some are absent until they have any; a
 * shipment without trouble stores few.
 */
export interface Lines {
  /** Order and line, see `lineKey`. A line that was taken out keeps its place. */
  readonly keys: readonly string[];
  readonly ordered: readonly Thousandths[];
  /** What may be shipped beyond the order. */
  readonly over: readonly Thousandths[];
  /** All picks, also of what was put back since. */
  readonly picked: readonly Thousandths[];
  readonly putBack?: readonly Thousandths[];
  /** What was ever reported short; a later pick heals it. */
  readonly shorted: readonly Thousandths[];
  /** In units now. */
  readonly packed: readonly Thousandths[];
  /** Done with in a unit that was emptied since. */
  readonly emptied?: readonly Thousandths[];
  readonly accepted: readonly Thousandths[];
  /** All that was ever refused. */
  readonly refused: readonly Thousandths[];
  readonly missing: readonly Thousandths[];
  /** Refused, and taken back to be delivered again: what is said of it then is what counts. */
  readonly reopened?: readonly Thousandths[];
  /** Taken back for good: to stock, to quarantine, to scrap. */
  readonly receivedBack?: readonly Thousandths[];
}

export type Column = Exclude<keyof Lines, 'keys'>;

export const NO_LINES: Lines = {
  keys: [],
  ordered: [],
  over: [],
  picked: [],
  shorted: [],
  packed: [],
  accepted: [],
  refused: [],
  missing: [],
};

export interface LineName {
  readonly order: string;
  readonly line: string;
}

/** Codes hold no control characters, so the tab cannot be part of either. */
export function lineKey({ order, line }: LineName): string {
  return `${order}\t${line}`;
}

export function lineName(key: string): LineName {
  const tab = key.indexOf('\t');
  return { order: key.slice(0, tab), line: key.slice(tab + 1) };
}

/** Rows of a fact as sums over the shipment's lines, see `withLines` for those that are new. */
export function sumsOf(lines: Lines, rows: readonly (LineName & { readonly qty: number })[]): Sums {
  const sums: [number, Thousandths][] = [];
  for (const goods of rows) {
    const place = placeOf(lines.keys, lineKey(goods));
    if (place >= 0) sums.push([place, thousandths(goods.qty)]);
  }
  return added(sums);
}

export function at(column: readonly Thousandths[] | undefined, place: number): Thousandths {
  return column?.[place] ?? 0;
}

/** What can be picked, packed and delivered of a line: the order and what may go beyond. */
export function mostOf(lines: Lines, place: number): Thousandths {
  return at(lines.ordered, place) + at(lines.over, place);
}

/** In somebody's hands: picked and not put back. */
export function netPicked({ picked, putBack }: Lines, place: number): Thousandths {
  return at(picked, place) - at(putBack, place);
}

/** What the consignee has spoken on, as far as it stands: accepted, refused or missing. */
export function settled(lines: Lines, place: number): Thousandths {
  return at(lines.accepted, place) + at(lines.missing, place) + refusedNow(lines, place);
}

/** Refused for the last time. */
export function refusedNow({ refused, reopened }: Lines, place: number): Thousandths {
  return at(refused, place) - at(reopened, place);
}

/** What nothing more has to happen to on the road: settled, or taken back. */
export function done(lines: Lines, place: number): Thousandths {
  const back = Math.max(refusedNow(lines, place), at(lines.receivedBack, place));
  return at(lines.accepted, place) + at(lines.missing, place) + back;
}

/**
 * Picked and not put back, as told or as what came after proves: goods that are packed, delivered
 * or taken back were picked.
 */
export function handled(lines: Lines, place: number): Thousandths {
  return Math.max(netPicked(lines, place), at(lines.packed, place), done(lines, place));
}

/** Picked goods in no unit that nobody has spoken on. */
export function loose(lines: Lines, place: number): Thousandths {
  const gone = Math.max(everPacked(lines, place), done(lines, place));
  return Math.max(0, netPicked(lines, place) - gone);
}

/** In units now, or done with in one that was emptied. */
export function everPacked({ packed, emptied }: Lines, place: number): Thousandths {
  return at(packed, place) + at(emptied, place);
}

/** All that is in units now is done with, by what was told of the line. */
export function isPackedDone(lines: Lines, place: number): boolean {
  return done(lines, place) >= everPacked(lines, place);
}

/** Handled and neither accepted, missing nor taken back; what is lost is part of it. */
export function unsettled(lines: Lines, place: number): Thousandths {
  const { accepted, missing, receivedBack } = lines;
  const ended = at(accepted, place) + at(missing, place) + at(receivedBack, place);
  return handled(lines, place) - ended;
}

export function isPicked(lines: Lines, place: number): boolean {
  return handled(lines, place) + at(lines.shorted, place) >= at(lines.ordered, place);
}
