import { toInstant } from '../domain/instant.ts';
import { row } from '../domain/keyed.ts';
import { quantity, type Thousandths } from '../domain/quantity.ts';
import { isVoid } from '../domain/shipment/labels.ts';
import { at, type Lines, lineKey, lineName, loose, unsettled } from '../domain/shipment/lines.ts';
import { childrenOf } from '../domain/shipment/nesting.ts';
import { lostSums } from '../domain/shipment/remaining.ts';
import { placeOfShipment } from '../domain/shipment/stage.ts';
import { type UnitStanding, unitStandings } from '../domain/shipment/standing.ts';
import { sumAt } from '../domain/shipment/sums.ts';
import { type Label, type Load, sealOf, type Unit } from '../domain/shipment/units.ts';
import type { Noted } from './page-notes.ts';
import { standingOf } from './page-registers.ts';
import type { ShipmentPage } from './shipment-page.ts';

/** One line in quantities of its unit of measure. */
export interface LineView {
  readonly order: string;
  readonly line: string;
  readonly schedule?: string;
  readonly sku: string;
  /** Articles that some of it was shipped as. */
  readonly substitutes?: readonly string[];
  readonly uom: string;
  readonly ordered: number;
  /** All picks, also of what was put back since. */
  readonly picked: number;
  readonly putBack: number;
  /** Ever reported short, also where a later pick made up for it. */
  readonly shorted: number;
  readonly packed: number;
  /** Picked, in no unit, without an outcome. */
  readonly loose: number;
  readonly accepted: number;
  /** Ever refused, also what was accepted after all. */
  readonly refused: number;
  readonly missing: number;
  /** Taken back for good. */
  readonly receivedBack: number;
  readonly lost: number;
  /** Picked - put back - accepted - received back - lost - missing. */
  readonly open: number;
}

export interface UnitView extends UnitStanding {
  readonly kind?: string;
  readonly caseNumber?: string;
  readonly contents: readonly {
    readonly order: string;
    readonly line: string;
    readonly qty: number;
  }[];
  /** `voided` also where the unit was unpacked since it was printed. */
  readonly labels: readonly Omit<Label, 'printed'>[];
  readonly loads: readonly LoadView[];
  readonly seal?: string;
  /** Where it was staged. */
  readonly area?: string;
  readonly inspection?: 'passed' | 'failed';
  /** Weight and size, as told when it was closed last. */
  readonly closed?: Noted<'UnitClosed'>;
}

/** Onto a trip or vehicle, or `off` it. In UTC. */
interface LoadView extends Pick<Load, 'trip' | 'vehicle' | 'off' | 'place'> {
  readonly at: string;
}

/** Where the least advanced unit is; undefined on the road. */
export function placeOf({ progress }: ShipmentPage): string | undefined {
  return placeOfShipment(progress);
}

export function linesOf({ plan, registers, progress }: ShipmentPage): readonly LineView[] {
  const { articles } = standingOf(plan, registers);
  const lost = lostSums(progress, childrenOf(progress.units));
  return progress.lines.keys.map((key, place) => {
    const name = lineName(key);
    const { sku = '', uom = '', schedule, substitutes } = row(articles, lineKey(name)) ?? {};
    return {
      ...name,
      ...(schedule !== undefined && { schedule }),
      sku,
      ...(substitutes && { substitutes }),
      uom,
      ...amounts(progress.lines, place, sumAt(lost, place)),
    };
  });
}

function amounts(lines: Lines, place: number, lost: Thousandths) {
  const of = (column: readonly Thousandths[] | undefined): number => quantity(at(column, place));
  return {
    ordered: of(lines.ordered),
    picked: of(lines.picked),
    putBack: of(lines.putBack),
    shorted: of(lines.shorted),
    packed: of(lines.packed),
    loose: quantity(loose(lines, place)),
    accepted: of(lines.accepted),
    refused: of(lines.refused),
    missing: of(lines.missing),
    receivedBack: of(lines.receivedBack),
    lost: quantity(lost),
    open: quantity(unsettled(lines, place) - lost),
  };
}

/** Every packed unit with its stage and place, in the order in which they were first told of. */
export function unitsOf({ progress, closings }: ShipmentPage): readonly UnitView[] {
  return unitStandings(progress).map((standing) => {
    const known = row(progress.units, standing.unit);
    const closed = closings.findLast(({ unit }) => unit === standing.unit);
    return {
      ...standing,
      contents: (known?.contents ?? []).map(([place, amount]) => ({
        ...lineName(progress.lines.keys[place] ?? ''),
        qty: quantity(amount),
      })),
      ...(known ? detailsOf(known) : { labels: [], loads: [] }),
      ...(closed && { closed }),
    };
  });
}

function detailsOf(unit: Unit) {
  const { kind, caseNumber, staged, inspected } = unit;
  const seal = sealOf(unit);
  return {
    ...(kind !== undefined && { kind }),
    ...(caseNumber !== undefined && { caseNumber }),
    labels: unit.labels.map((label) => labelOf(unit, label)),
    loads: unit.loads.map(({ when: [ms], stray: _, ...load }) => ({ at: toInstant(ms), ...load })),
    ...(seal !== undefined && { seal }),
    ...(staged && { area: staged.area }),
    ...(inspected && { inspection: inspected.passed ? ('passed' as const) : ('failed' as const) }),
  };
}

function labelOf(unit: Unit, label: Label): Omit<Label, 'printed'> {
  const { printed: _, voided: __, ...shown } = label;
  return isVoid(unit, label) ? { ...shown, voided: true } : shown;
}
