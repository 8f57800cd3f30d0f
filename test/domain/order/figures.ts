import {
  type Figures,
  type HeldRow,
  NO_ROW,
  type Slot,
  slotName,
} from '../../../src/domain/order/figures.ts';

/** A schedule line of the order, all of it still to be placed. */
export function slot(key: string, ordered: number, changes: Partial<Slot> = {}): Slot {
  return { ...slotName(key), ordered, cancelled: 0, restated: 0, drawn: 0, ...changes };
}

export function row(changes: Partial<HeldRow>): HeldRow {
  return { ...NO_ROW, ...changes };
}

type Told = Readonly<Record<string, Readonly<Record<string, Partial<HeldRow>>>>>;

/** Figures of these schedule lines, and of what shipments hold of them, all at version 3. */
export function figures(slots: readonly (readonly [string, Slot])[], held: Told = {}): Figures {
  const shipments = Object.entries(held).map(([shipment, rows]) => {
    const own = Object.entries(rows).map(([key, changes]) => [key, row(changes)] as const);
    return [shipment, { version: 3, rows: new Map(own) }] as const;
  });
  return { slots: new Map(slots), held: new Map(shipments) };
}

/** What is held, as plain objects that a test can compare, without the zeros. */
export function heldIn({ held }: Figures) {
  const rows = (own: ReadonlyMap<string, HeldRow>) =>
    Object.fromEntries([...own].map(([key, amounts]) => [key, withoutZeros(amounts)]));
  return Object.fromEntries([...held].map(([shipment, one]) => [shipment, rows(one.rows)]));
}

export function slotsIn({ slots }: Figures) {
  return Object.fromEntries([...slots].map(([key, one]) => [key, withoutZeros(one)]));
}

function withoutZeros(row: object) {
  return Object.fromEntries(Object.entries(row).filter(([, amount]) => amount !== 0));
}
