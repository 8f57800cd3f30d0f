import type { Recorded } from '../envelope.ts';
import { effectiveHistory } from '../history.ts';
import { shipmentIdOf } from '../ids.ts';
import { placeOf, row } from '../keyed.ts';
import { shipment } from './decider.ts';
import type { ShipmentFact } from './facts.ts';
import { at, handled, type LineName, type Lines, lineKey } from './lines.ts';
import { isReturned } from './remaining.ts';
import { serialMoves } from './serial-moves.ts';
import { type Stage, stageOf } from './stage.ts';
import type { ShipmentState } from './state.ts';
import { isPacked, ownUnit } from './units.ts';

/** A code that one shipment at a time may have: serials by article, waybills by carrier. */
export type OwnedCode =
  | { readonly kind: 'unit' | 'serial'; readonly code: string }
  | { readonly kind: 'waybill'; readonly code: string; readonly carrier: string };

/**
 * As what a shipment has codes now: nothing where it does not, else what two shipments must not
 * have in common. A serial answers once for every article that its line may be.
 */
export type Holding = (owned: OwnedCode) => readonly string[];

const NOTHING: readonly string[] = [];

/**
 * What a shipment has. One that is closed, cancelled or all returned has nothing any more.
 * `facts`: all of its stream, asked only for serials, which no state keeps by line.
 */
export function holdingOf(state: ShipmentState, facts: readonly Recorded[]): Holding {
  const { progress, carriage } = state;
  if (ENDS.has(stageOf(progress))) return () => NOTHING;
  let serials: ReadonlyMap<string, LineName> | undefined;
  return (owned) => {
    const { kind, code } = owned;
    if (kind === 'serial') {
      serials ??= serialsOf(state, facts);
      const line = serials.get(code);
      return line ? articlesOf(state, line).map((sku) => named(kind, sku, code)) : NOTHING;
    }
    if (kind === 'waybill') {
      const isHeld = carriage.waybills.some(({ waybill }) => waybill === code);
      return isHeld ? [named(kind, owned.carrier, code)] : NOTHING;
    }
    const unit = ownUnit(progress.units, code);
    const isHeld = unit && isPacked(unit) && !isReturned(unit, progress.lines);
    return isHeld ? [named(kind, '', code)] : NOTHING;
  };
}

/** As what goods of a line are had by their serial, wherever they are: see `Holding`. */
export function serialNames(state: ShipmentState, line: LineName, code: string): readonly string[] {
  return articlesOf(state, line).map((sku) => named('serial', sku, code));
}

/** Whether a serial can be of the same article in both. */
export function haveArticleInCommon(one: ShipmentState, other: ShipmentState): boolean {
  const names = new Set(one.articles.keys.flatMap((key) => articlesAt(one, key)));
  return other.articles.keys.some((key) => articlesAt(other, key).some((sku) => names.has(sku)));
}

/** The shipment that a unit's code is made from, as in `PS…-U001`; there need not be one. */
export function shipmentNamedIn(unit: string): string | undefined {
  const dash = unit.lastIndexOf('-');
  const id = dash < 0 ? undefined : shipmentIdOf(unit.slice(0, dash));
  return typeof id === 'string' ? id : undefined;
}

const ENDS: ReadonlySet<Stage> = new Set(['closed', 'cancelled', 'returned']);

/** The parts of a name are codes, which hold no tab. */
function named(kind: OwnedCode['kind'], of: string, code: string): string {
  return `${kind}\t${of}\t${code}`;
}

/** What a line may be: as planned, or what was said to be shipped instead. */
function articlesOf(state: ShipmentState, line: LineName): readonly string[] {
  return articlesAt(state, lineKey(line));
}

function articlesAt({ articles }: ShipmentState, key: string): readonly string[] {
  const article = row(articles, key);
  return article ? [article.sku, ...(article.substitutes ?? NOTHING)] : NOTHING;
}

/** Serials that are here, with their lines. */
function serialsOf(
  { progress: { lines, units } }: ShipmentState,
  facts: readonly Recorded[],
): ReadonlyMap<string, LineName> {
  const here = new Map<string, LineName>();
  const history = effectiveHistory(facts as readonly Recorded<ShipmentFact>[], shipment.correction);
  for (const fact of history) {
    const { brought, taken } = serialMoves(fact);
    for (const { serials, ...line } of brought) for (const one of serials) here.set(one, line);
    for (const one of namedIn(taken)) here.delete(one);
  }
  const returned = units.rows.filter((unit) => unit.batches && isReturned(unit, lines));
  for (const one of namedIn(returned.flatMap(({ batches = [] }) => batches))) here.delete(one);
  for (const [one, line] of here) if (isBack(lines, line)) here.delete(one);
  return here;
}

function namedIn(
  rows: readonly { readonly serials?: readonly string[] | undefined }[],
): readonly string[] {
  return rows.flatMap(({ serials = NOTHING }) => serials);
}

/** All of a line was taken back, with or without its serials being named. */
function isBack(lines: Lines, line: LineName): boolean {
  const place = placeOf(lines.keys, lineKey(line));
  const back = at(lines.receivedBack, place);
  return back > 0 && back >= handled(lines, place);
}
