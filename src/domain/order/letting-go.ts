import { quantity, type Thousandths } from '../quantity.ts';
import { type HeldRow, NO_ROW, plannedOf, slotName } from './figures.ts';
import type { Ask } from './shapes.ts';
import type { OrderState } from './state.ts';

/** Of which schedule line a shipment is to let go how much. */
interface Less {
  readonly shipment: string;
  readonly slot: string;
  readonly amount: Thousandths;
}

/**
 * Which shipments are to let go of a schedule line: those planned last first, never what has left
 * or what they were asked for before. Less than the amount where they do not hold so much.
 */
export function lettingGo(state: OrderState, slot: string, amount: Thousandths): readonly Less[] {
  let left = amount;
  const less: Less[] = [];
  for (const [shipment, { rows }] of [...state.figures.held].reverse()) {
    const row = rows.get(slot);
    if (!row || left === 0) continue;
    const taken = Math.min(left, free(row) - cancelling(state, shipment, slot));
    if (taken <= 0) continue;
    less.push({ shipment, slot, amount: taken });
    left -= taken;
  }
  return less;
}

export function sumOf(less: readonly Pick<Less, 'amount'>[]): Thousandths {
  return less.reduce((sum, { amount }) => sum + amount, 0);
}

/** As facts ask for it, shipment by shipment; undefined where nothing is asked. */
export function asksFor(state: OrderState, less: readonly Less[]): Ask[] | undefined {
  if (less.length === 0) return undefined;
  const byShipment = Map.groupBy(less, ({ shipment }) => shipment);
  return [...byShipment].map(([shipment, own]) => ({
    shipment,
    lines: own.map(({ slot, amount }) => {
      const row = state.figures.held.get(shipment)?.rows.get(slot) ?? NO_ROW;
      const asked = row.coming - cancelling(state, shipment, slot);
      const rest = Math.max(0, plannedOf(row) + Math.min(0, asked) - amount);
      return { ...slotName(slot), qty: quantity(rest), less: quantity(amount) };
    }),
  }));
}

/** What has not left and is not expected to go. */
function free({ allocated, coming, substituted, shipped }: HeldRow): Thousandths {
  return Math.min(allocated + Math.min(0, coming), allocated + coming + substituted - shipped);
}

export function cancelling(state: OrderState, shipment: string, slot: string): Thousandths {
  const own = state.cancelling.filter((one) => one.shipment === shipment && one.slot === slot);
  return sumOf(own);
}
