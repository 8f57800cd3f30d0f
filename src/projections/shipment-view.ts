import { row } from '../domain/keyed.ts';
import { quantity, type Thousandths } from '../domain/quantity.ts';
import { at, type Lines, lineName, loose } from '../domain/shipment/lines.ts';
import { placeOfShipment } from '../domain/shipment/stage.ts';
import { type UnitStanding, unitStandings } from '../domain/shipment/standing.ts';
import type { Label, Load } from '../domain/shipment/units.ts';
import type { Noted, ShipmentPage } from './shipment-page.ts';

/** One line in quantities of its unit of measure. */
export interface LineView {
  readonly order: string;
  readonly line: string;
  readonly schedule?: string;
  readonly sku: string;
  readonly uom: string;
  readonly ordered: number;
  readonly picked: number;
  /** Ever reported short, also where a later pick made up for it. */
  readonly shorted: number;
  readonly packed: number;
  /** Picked, in no unit, without an outcome. */
  readonly loose: number;
  readonly accepted: number;
  readonly refused: number;
  readonly missing: number;
}

export interface UnitView extends UnitStanding {
  readonly kind?: string;
  readonly caseNumber?: string;
  readonly contents: readonly {
    readonly order: string;
    readonly line: string;
    readonly qty: number;
  }[];
  readonly labels: readonly Label[];
  readonly loads: readonly Load[];
  /** Weight and size, once it was closed. */
  readonly closed?: Noted<'UnitClosed'>;
}

/** Where the least advanced unit is; undefined on the road. */
export function placeOf({ progress }: ShipmentPage): string | undefined {
  return placeOfShipment(progress);
}

export function linesOf({ plan, progress: { lines } }: ShipmentPage): readonly LineView[] {
  return plan.lines.map(({ order, line, schedule, sku, uom }, place) => ({
    order,
    line,
    ...(schedule !== undefined && { schedule }),
    sku,
    uom,
    ...amounts(lines, place),
  }));
}

function amounts(lines: Lines, place: number) {
  const of = (column: readonly Thousandths[]): number => quantity(at(column, place));
  return {
    ordered: of(lines.ordered),
    picked: of(lines.picked),
    shorted: of(lines.shorted),
    packed: of(lines.packed),
    loose: quantity(loose(lines, place)),
    accepted: of(lines.accepted),
    refused: of(lines.refused),
    missing: of(lines.missing),
  };
}

/** Every packed unit with its stage and place, in the order in which they were first told of. */
export function unitsOf({ progress, closings }: ShipmentPage): readonly UnitView[] {
  return unitStandings(progress).map((standing) => {
    const known = row(progress.units, standing.unit);
    const closed = closings.find(({ unit }) => unit === standing.unit);
    return {
      ...standing,
      ...(known?.kind !== undefined && { kind: known.kind }),
      ...(known?.caseNumber !== undefined && { caseNumber: known.caseNumber }),
      contents: (known?.contents ?? []).map(([place, amount]) => ({
        ...lineName(progress.lines.keys[place] ?? ''),
        qty: quantity(amount),
      })),
      labels: known?.labels ?? [],
      loads: known?.loads ?? [],
      ...(closed && { closed }),
    };
  });
}
