import {
  type Figures,
  type Held,
  type HeldRow,
  NO_ROW,
  releasable,
  type Slot,
  type SlotName,
  slotKey,
} from './figures.ts';

// Changing figures by copy, row by row.

type Rows<T> = Iterable<readonly [key: string, change: T]>;

export function withSlots<T>(
  figures: Figures,
  rows: Rows<T>,
  change: (slot: Slot, row: T) => Partial<Slot>,
): Figures {
  const slots = new Map(figures.slots);
  for (const [key, row] of rows) {
    const slot = slots.get(key);
    if (slot) slots.set(key, { ...slot, ...change(slot, row) });
  }
  return { ...figures, slots };
}

export function withHeld<T>(
  figures: Figures,
  shipment: string,
  rows: Rows<T>,
  change: (row: HeldRow, told: T) => Partial<HeldRow>,
  version?: number,
): Figures {
  const known: Held = figures.held.get(shipment) ?? { version: 0, rows: new Map() };
  const next = new Map(known.rows);
  for (const [key, told] of rows) {
    const row = next.get(key) ?? NO_ROW;
    next.set(key, possible({ ...row, ...change(row, told) }));
  }
  const held = { version: version ?? known.version, rows: next };
  return { ...figures, held: new Map(figures.held).set(shipment, held) };
}

/** Nobody can be expected to let go what it does not have. */
function possible(row: HeldRow): HeldRow {
  const most = releasable(row);
  return row.coming >= -most ? row : { ...row, coming: -most };
}

export function keyed<T extends SlotName>(rows: readonly T[]): Rows<T> {
  return rows.map((row) => [slotKey(row), row] as const);
}
