import { thousandths } from '../quantity.ts';
import type { OrderBody } from './amendment.ts';
import type { OrderFact, OrderFactOf } from './facts.ts';
import { keyed, withHeld, withSlots } from './figure-rows.ts';
import {
  type Figures,
  type HeldRow,
  NO_ROW,
  type Slot,
  type SlotName,
  slotKey,
} from './figures.ts';
import { reallocated } from './reallocation.ts';
import type { Ask } from './shapes.ts';

/** Where the quantities are after a fact; nothing but its name and data counts. */
export function figuresAfter(figures: Figures, { type, data }: OrderFact): Figures {
  switch (type) {
    case 'OrderReceived':
      return { ...figures, slots: slotsOf(data, figures.slots) };
    case 'OrderAmended': {
      const ordered = { ...figures, slots: slotsOf(data, figures.slots) };
      const restated = withSlots(ordered, keyed(data.freed ?? []), (slot, row) => ({
        restated: slot.restated + thousandths(row.cancelled ?? 0),
        drawn: slot.drawn + thousandths(row.backordered ?? 0),
      }));
      return asked(restated, data.asks);
    }
    case 'SplitPlanned':
      return placed(figures, data);
    case 'LinesReallocated':
      return reallocated(figures, data);
    case 'LinesBackordered':
      return withinBackorders(short(figures, data.by, data.rows, 'backordered'), data);
    case 'LinesSubstituted':
      return short(figures, data.by, data.rows, 'substituted');
    case 'LinesCancelled':
      if (data.by) return short(figures, data.by, data.rows, 'cancelled');
      return cancelled(figures, data.rows);
    case 'RemainderCancelled':
      return cancelled(figures, data.rows);
    case 'LinesCancelRefused':
      return refused(figures, data);
    case 'LinesFulfilled':
      return fulfilled(figures, data);
    case 'MergeRefused':
      return mergeRefused(figures, data);
    default:
      return figures;
  }
}

function slotsOf({ lines }: OrderBody, known: Figures['slots']): Figures['slots'] {
  const slots = new Map<string, Slot>();
  const add = (line: string, schedule: string | undefined, qty: number): void => {
    const key = slotKey({ line, schedule });
    const { cancelled = 0, restated = 0, drawn = 0 } = known.get(key) ?? {};
    const ordered = thousandths(qty);
    const name = schedule === undefined ? { line } : { line, schedule };
    slots.set(key, { ...name, ordered, cancelled, restated, drawn });
  };
  for (const { line, qty, schedule } of lines) {
    if (!schedule) add(line, undefined, qty);
    else for (const part of schedule) add(line, part.id, part.qty);
  }
  for (const [key, slot] of known) if (!slots.has(key)) slots.set(key, { ...slot, ordered: 0 });
  return slots;
}

/** Asked to let go, shipments are expected to. */
function asked(figures: Figures, asks: readonly Ask[] = []): Figures {
  return asks.reduce(
    (known, { shipment, lines }) =>
      withHeld(known, shipment, keyed(lines), ({ coming }, { less }) => ({
        coming: coming - thousandths(less),
      })),
    figures,
  );
}

/** They were in vain, as far as they were not done yet. */
function askedInVain(figures: Figures, asks: readonly Ask[] = []): Figures {
  return asks.reduce(
    (known, { shipment, lines }) =>
      withHeld(known, shipment, keyed(lines), ({ coming }, { less }) => ({
        coming: coming + Math.min(thousandths(less), Math.max(0, -coming)),
      })),
    figures,
  );
}

function placed(figures: Figures, { placements, instead }: OrderFactOf<'SplitPlanned'>['data']) {
  const held = new Map(figures.held);
  if (instead !== undefined && held.get(instead)?.version === 0) held.delete(instead);
  for (const { shipment, lines } of placements) {
    const rows = lines.map(
      (row) => [slotKey(row), { ...NO_ROW, allocated: thousandths(row.qty) }] as const,
    );
    held.set(shipment, { version: 0, rows: new Map(rows) });
  }
  const drawing = placements.flatMap(({ lines }) =>
    lines.filter(({ backordered }) => backordered !== undefined),
  );
  if (drawing.length === 0) return { ...figures, held };
  return withSlots({ ...figures, held }, keyed(drawing), drawn);
}

function drawn(slot: Slot, { backordered = 0 }: { backordered?: number | undefined }) {
  return { drawn: slot.drawn + thousandths(backordered) };
}

/** The source keeps what the target has taken, so the target gives it back, or cannot. */
function mergeRefused(
  figures: Figures,
  { step, shipment, asks }: OrderFactOf<'MergeRefused'>['data'],
): Figures {
  if (step === 'way-back') return askedInVain(figures, asks);
  const kept = asks?.map(({ lines }) => ({ shipment, lines }));
  return asked(askedInVain(figures, kept), asks);
}

type By = { readonly shipment: string; readonly version: number };
type Change = SlotName & { readonly qty: number; readonly was: number };

/** What becomes short or another article is not allocated any more, and the other way round. */
function short(
  figures: Figures,
  { shipment, version }: By,
  rows: readonly Change[],
  column: 'backordered' | 'cancelled' | 'substituted',
): Figures {
  const change = (row: HeldRow, { qty, was }: Change) => ({
    [column]: thousandths(qty),
    allocated: row.allocated - thousandths(qty) + thousandths(was),
  });
  return withHeld(figures, shipment, keyed(rows), change, version);
}

/** What was found again cannot have been drawn from the back orders. */
function withinBackorders(figures: Figures, { rows }: OrderFactOf<'LinesBackordered'>['data']) {
  const fewer = rows.filter(({ qty, was }) => qty < was);
  if (fewer.length === 0) return figures;
  return withSlots(figures, keyed(fewer), (slot) => {
    let most = 0;
    for (const held of figures.held.values()) {
      most += held.rows.get(slotKey(slot))?.backordered ?? 0;
    }
    return { drawn: Math.min(slot.drawn, most) };
  });
}

type Cancelled = OrderFactOf<'RemainderCancelled'>['data']['rows'];

function cancelled(figures: Figures, rows: Cancelled): Figures {
  return withSlots(figures, keyed(rows), (slot, row) => ({
    cancelled: thousandths(row.qty),
    ...drawn(slot, row),
  }));
}

/** A shipment keeps it; what an amendment took away is ordered again. */
function refused(
  figures: Figures,
  { sourceVersion, merge, shipment, rows }: OrderFactOf<'LinesCancelRefused'>['data'],
): Figures {
  if (sourceVersion === undefined && merge === undefined) return figures;
  const asks = shipment === undefined ? [] : [{ shipment, lines: rows.map(lessOf) }];
  const kept = askedInVain(figures, asks);
  if (sourceVersion === undefined) return kept;
  return withSlots(kept, keyed(rows), (slot, { qty }) => ({
    ordered: slot.ordered + thousandths(qty),
  }));
}

function lessOf<T extends { readonly qty: number }>(row: T): T & { readonly less: number } {
  return { ...row, less: row.qty };
}

function fulfilled(figures: Figures, { by, rows }: OrderFactOf<'LinesFulfilled'>['data']): Figures {
  const { shipment, version } = by;
  const change = (_: HeldRow, row: (typeof rows)[number]) => ({
    shipped: thousandths(row.shipped ?? 0),
    delivered: thousandths(row.delivered ?? 0),
    returned: thousandths(row.returned ?? 0),
    lost: thousandths(row.lost ?? 0),
  });
  return withHeld(figures, shipment, keyed(rows), change, version);
}
