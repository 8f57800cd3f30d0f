import type { Thousandths } from '../quantity.ts';
import { type Figures, type HeldRow, NO_ROW, type Slot, slotName } from './figures.ts';

/**
 * Allocated + backordered + cancelled + substituted + unplaced = ordered + excess. Excess is what
 * shipments hold beyond the order, by their own decisions; it and `unplaced` are never both there.
 */
export interface Balance {
  readonly ordered: Thousandths;
  readonly allocated: Thousandths;
  readonly backordered: Thousandths;
  readonly cancelled: Thousandths;
  readonly substituted: Thousandths;
  readonly unplaced: Thousandths;
  readonly excess: Thousandths;
  readonly shipped: Thousandths;
  readonly delivered: Thousandths;
  /** With an outcome that is final: delivered, returned or lost. */
  readonly settled: Thousandths;
}

/** Of every schedule line that the order or a shipment names. */
export function balances({ slots, held }: Figures): ReadonlyMap<string, Balance> {
  const sums = new Map<string, HeldRow>([...slots.keys()].map((key) => [key, NO_ROW]));
  for (const { rows } of held.values()) {
    for (const [key, row] of rows) sums.set(key, added(sums.get(key), asExpected(row)));
  }
  return new Map([...sums].map(([key, sum]) => [key, balanceOf(slots.get(key), sum)]));
}

function balanceOf(slot: Slot | undefined, sum: HeldRow): Balance {
  const { ordered = 0, cancelled: own = 0, restated = 0, drawn = 0 } = slot ?? {};
  const backordered = Math.max(0, sum.backordered - drawn);
  const cancelled = Math.max(0, sum.cancelled + own - restated);
  const { allocated, substituted, shipped, delivered } = sum;
  const unplaced = ordered - allocated - backordered - cancelled - substituted;
  return {
    ordered,
    allocated,
    backordered,
    cancelled,
    substituted,
    unplaced: Math.max(0, unplaced),
    excess: Math.max(0, -unplaced),
    shipped,
    delivered,
    settled: delivered + sum.returned + sum.lost,
  };
}

/** As if everything that is expected of the shipment had come or gone. */
function asExpected(row: HeldRow): HeldRow {
  const { coming, allocated, backordered, substituted } = row;
  if (coming === 0) return row;
  if (coming > 0) return { ...row, allocated: allocated + coming, coming: 0 };
  const fromAllocated = Math.min(-coming, allocated);
  const fromBackorders = Math.min(-coming - fromAllocated, backordered);
  return {
    ...row,
    coming: 0,
    allocated: allocated - fromAllocated,
    backordered: backordered - fromBackorders,
    substituted: substituted + coming + fromAllocated + fromBackorders,
  };
}

function added(a: HeldRow | undefined, b: HeldRow): HeldRow {
  if (!a || a === NO_ROW) return b;
  return {
    allocated: a.allocated + b.allocated,
    coming: a.coming + b.coming,
    backordered: a.backordered + b.backordered,
    cancelled: a.cancelled + b.cancelled,
    substituted: a.substituted + b.substituted,
    shipped: a.shipped + b.shipped,
    delivered: a.delivered + b.delivered,
    returned: a.returned + b.returned,
    lost: a.lost + b.lost,
  };
}

/** How an order ends: not yet, with some of it, or with all of it delivered. */
export function ending(figures: Figures): 'open' | 'ended' | 'complete' {
  const open = new Map<string, Thousandths>();
  let isComplete = true;
  let isAnySettled = false;
  for (const [key, { ordered, cancelled, settled, delivered }] of balances(figures)) {
    const { line } = slotName(key);
    open.set(line, (open.get(line) ?? 0) + ordered - cancelled - settled);
    if (settled > 0) isAnySettled = true;
    if (cancelled > 0 || settled > delivered) isComplete = false;
  }
  for (const rest of open.values()) if (rest > 0) return 'open';
  if (!isAnySettled) return 'open';
  return isComplete ? 'complete' : 'ended';
}
