import { STAGES } from '../domain/shipment/stage.ts';
import type { OrderLine } from '../projections/order-lines.ts';
import type { OrderRecord } from '../projections/orders.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import type { Dimension, GroupKey } from './figures.ts';

/** The groups that a shipment belongs to: one for each of its products or persons. */
export function groupsOfShipment(row: ShipmentRecord, by: Dimension): readonly GroupKey[] {
  switch (by) {
    case 'stage':
      return [row.stage];
    case 'site':
      return [row.site];
    case 'carrier':
      return [row.carrier ?? null];
    case 'project':
      return [row.project ?? null];
    case 'product':
      return [...new Set(row.skus)];
    case 'person':
      return row.persons.length > 0 ? row.persons : [null];
  }
}

/** Those of an order's line: what the order itself says, else those of its shipments. */
export function groupsOfLine(
  { project }: OrderRecord,
  { sku, from }: OrderLine,
  ofShipments: readonly GroupKey[] | undefined,
  by: Dimension,
): readonly GroupKey[] {
  if (by === 'product') return [sku];
  if (by === 'project') return [project ?? null];
  if (ofShipments && ofShipments.length > 0) return [...new Set(ofShipments)];
  return [by === 'site' ? (from ?? null) : null];
}

/** Those of an order as a whole. */
export function groupsOfOrder(
  order: OrderRecord,
  ofShipments: readonly GroupKey[],
  by: Dimension,
): readonly GroupKey[] {
  if (by === 'product') return [...new Set(order.lines.map(({ sku }) => sku))];
  return by === 'project' ? [order.project ?? null] : [...new Set(ofShipments)];
}

/** By key, stages in their own order, what has no key last. */
export function inGroupOrder(by: Dimension, a: GroupKey, b: GroupKey): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (by === 'stage') return stageRank(a) - stageRank(b);
  return a < b ? -1 : Number(a > b);
}

function stageRank(key: string): number {
  const stages: readonly string[] = STAGES;
  return stages.indexOf(key);
}
