import type { OrderLine } from '../projections/order-lines.ts';
import type { OrderRecord } from '../projections/orders.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import type { ShippedLine } from './shipped.ts';

/**
 * What a report is narrowed to: codes of each kind, of which one must fit; a kind that is left out
 * narrows nothing. The figures are those that a group of that code has.
 */
export interface Only {
  readonly sites?: readonly string[] | undefined;
  readonly carriers?: readonly string[] | undefined;
  readonly projects?: readonly string[] | undefined;
  readonly divisions?: readonly string[] | undefined;
}

/** Whether a shipment goes from there with them: so it counts for the lines that it carries. */
export function goesWith({ sites, carriers }: Only, { site, carrier }: ShipmentRecord): boolean {
  return fits(sites, site) && fits(carriers, carrier);
}

export function isShipmentOf(only: Only, row: ShipmentRecord): boolean {
  return (
    goesWith(only, row) && fits(only.projects, row.project) && fits(only.divisions, row.division)
  );
}

/** Projects and divisions are the order's to say, wherever its goods come from. */
export function isOrderOf({ projects, divisions }: Only, order: OrderRecord): boolean {
  return fits(projects, order.project) && fits(divisions, order.division);
}

/** What no shipment carries yet is of the site that the order names. */
export function isLineOf(
  { sites, carriers }: Only,
  { from }: OrderLine,
  shipped: ShippedLine | undefined,
): boolean {
  if (sites === undefined && carriers === undefined) return true;
  if (shipped) return shipped.counts;
  return carriers === undefined && fits(sites, from);
}

function fits(codes: readonly string[] | undefined, code: string | undefined): boolean {
  return codes === undefined || (code !== undefined && codes.includes(code));
}
