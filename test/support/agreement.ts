import { type HeldRow, slotKey } from '../../src/domain/order/figures.ts';
import { type HoldingRow, holdingsOf } from '../../src/domain/order/holding.ts';
import type { OrderState } from '../../src/domain/order/state.ts';
import { thousandths } from '../../src/domain/quantity.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';

/** Subjects by their ids, as their deciders fold them. */
export interface OrdersAndShipments {
  readonly orders: ReadonlyMap<string, OrderState>;
  readonly shipments: ReadonlyMap<string, ShipmentState>;
}

const COLUMNS = [
  'allocated',
  'backordered',
  'cancelled',
  'substituted',
  'shipped',
  'delivered',
  'returned',
  'lost',
] as const;

/**
 * Where orders and shipments say different things of the same goods: nothing, once the processes
 * are at rest. What a shipment was asked to let go is still expected while its goods are put back.
 */
export function disagreements({ orders, shipments }: OrdersAndShipments): readonly string[] {
  const told = [...shipments].flatMap(([shipment, state]) =>
    [...holdingsOf(state)].flatMap(([order, rows]) =>
      differences(`${order} in ${shipment}`, rows, rowsOf(orders.get(order), shipment)),
    ),
  );
  const believed = [...orders].flatMap(([order, { figures, cancelling }]) =>
    [...figures.held].flatMap(([shipment, { rows }]) => {
      const state = shipments.get(shipment);
      if (!state) return [`${order} has goods in ${shipment}, which is not there`];
      const waits = cancelling.some((one) => one.shipment === shipment);
      const due = waits || [...rows.values()].some(({ coming }) => coming !== 0);
      const isBeingUndone = state.progress.cancelling !== undefined && !state.progress.cancelled;
      const expects = due && !isBeingUndone ? [`${order} expects something of ${shipment}`] : [];
      if (holdingsOf(state).has(order)) return expects;
      return [...expects, ...differences(`${order} in ${shipment}`, [], rows)];
    }),
  );
  return [...told, ...believed];
}

function rowsOf(order: OrderState | undefined, shipment: string): ReadonlyMap<string, HeldRow> {
  return order?.figures.held.get(shipment)?.rows ?? new Map();
}

function differences(
  where: string,
  told: readonly HoldingRow[],
  held: ReadonlyMap<string, HeldRow>,
): readonly string[] {
  const rows = new Map(told.map((row) => [slotKey(row), row]));
  return [...new Set([...rows.keys(), ...held.keys()])].flatMap((slot) =>
    COLUMNS.flatMap((column) => {
      const is = thousandths(rows.get(slot)?.[column] ?? 0);
      const known = held.get(slot)?.[column] ?? 0;
      return is === known ? [] : [`${where}, ${slot}: ${column} is ${is}, the order says ${known}`];
    }),
  );
}
