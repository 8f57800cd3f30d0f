import type { Thousandths } from '../quantity.ts';

// Where the ordered quantities are, in thousandths.

/** What the order itself says of a schedule line, beside what shipments say of it. */
export interface Slot {
  readonly line: string;
  readonly schedule?: string | undefined;
  readonly ordered: Thousandths;
  /** Cancelled on the order. */
  readonly cancelled: Thousandths;
  /** So much of all that is cancelled a newer message has left out of the order as well. */
  readonly restated: Thousandths;
  /** So much of what shipments back-ordered was placed again, cancelled or left out since. */
  readonly drawn: Thousandths;
}

/** What one shipment holds of a schedule line and what became of it. */
export interface HeldRow {
  readonly allocated: Thousandths;
  /**
   * What is on its way to the shipment by another one's word; below zero what it was asked to
   * let go and has not yet. It counts as if it had come or gone.
   */
  readonly coming: Thousandths;
  readonly backordered: Thousandths;
  readonly cancelled: Thousandths;
  readonly substituted: Thousandths;
  readonly shipped: Thousandths;
  readonly delivered: Thousandths;
  readonly returned: Thousandths;
  readonly lost: Thousandths;
}

export interface Held {
  /** Of the shipment's stream when it told something new last; 0 while it is only planned. */
  readonly version: number;
  readonly rows: ReadonlyMap<string, HeldRow>;
}

export interface Figures {
  /** By `slotKey`, in the order of the lines. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** By shipment, the one planned first before the others. */
  readonly held: ReadonlyMap<string, Held>;
}

export const NO_FIGURES: Figures = { slots: new Map(), held: new Map() };

export const NO_ROW: HeldRow = {
  allocated: 0,
  coming: 0,
  backordered: 0,
  cancelled: 0,
  substituted: 0,
  shipped: 0,
  delivered: 0,
  returned: 0,
  lost: 0,
};

export interface SlotName {
  readonly line: string;
  readonly schedule?: string | undefined;
}

/** Codes hold no control characters, so the tab cannot be part of either. */
export function slotKey({ line, schedule }: SlotName): string {
  return schedule === undefined ? line : `${line}\t${schedule}`;
}

export function slotName(key: string): SlotName {
  const [line = '', schedule] = key.split('\t');
  return schedule === undefined ? { line } : { line, schedule };
}

/** What the shipment's own line comes to. */
export function plannedOf({
  allocated,
  backordered,
  cancelled,
  substituted,
}: HeldRow): Thousandths {
  return allocated + backordered + cancelled + substituted;
}

/** The most that the shipment can let go. */
export function releasable({ allocated, backordered, substituted }: HeldRow): Thousandths {
  return Math.max(0, allocated + backordered + substituted);
}

/** Shipments that still have something to ship or to deliver for the order. */
export function openShipments({ held }: Figures): readonly string[] {
  return [...held].flatMap(([shipment, { rows }]) =>
    [...rows.values()].some(isOpen) ? [shipment] : [],
  );
}

function isOpen(row: HeldRow): boolean {
  const due = row.allocated + row.coming + row.substituted;
  return due > row.delivered + row.returned + row.lost;
}
