import { type Balance, balances } from '../domain/order/balance.ts';
import type { OrderFact } from '../domain/order/facts.ts';
import {
  type Figures,
  type Held,
  type HeldRow,
  NO_FIGURES,
  NO_ROW,
  type Slot,
  slotKey,
  slotName,
} from '../domain/order/figures.ts';
import { figuresAfter } from '../domain/order/figures-after.ts';
import { thousandths } from '../domain/quantity.ts';
import type { OrderLine } from './order-lines.ts';

type Amounts = Partial<Omit<Slot, 'line' | 'schedule'>>;
type Name = Pick<Slot, 'line' | 'schedule'>;

/** Where the quantities are, in thousandths; what is zero is left out, here and below. */
export interface StoredFigures {
  /** Schedule lines of which more is to say than what is ordered. */
  readonly slots?: readonly (Name & Amounts)[];
  readonly held: readonly StoredHeld[];
}

/** What one shipment holds of the order, as its version told last; 0 while it is only planned. */
interface StoredHeld {
  readonly shipment: string;
  readonly version: number;
  readonly rows: readonly (Name & Partial<HeldRow>)[];
}

/** With what a fact changes; `lines` as they are after it. */
export function storedAfter(
  stored: StoredFigures | undefined,
  lines: readonly OrderLine[],
  linesBefore: readonly OrderLine[],
  fact: OrderFact,
): StoredFigures | undefined {
  const before = readFigures(stored, linesBefore);
  const after = figuresAfter(before, fact);
  if (after === before) return stored;
  const next = written(after, lines);
  read.set(next, after);
  return next.held.length === 0 && !next.slots ? undefined : next;
}

/** Balances by `slotKey`, in thousandths, see `Balance`. */
export function balancesOf(
  stored: StoredFigures | undefined,
  lines: readonly OrderLine[],
): ReadonlyMap<string, Balance> {
  return balances(readFigures(stored, lines));
}

/** What was read once is at hand while an order's facts are told one after the other. */
const read = new WeakMap<StoredFigures, Figures>();

function readFigures(stored: StoredFigures | undefined, lines: readonly OrderLine[]): Figures {
  if (!stored) return ordered(lines);
  const known = read.get(stored);
  if (known) return known;
  const slots = new Map(ordered(lines).slots);
  for (const slot of stored.slots ?? []) {
    slots.set(slotKey(slot), { ordered: 0, cancelled: 0, restated: 0, drawn: 0, ...slot });
  }
  const held = new Map(
    stored.held.map(({ shipment, version, rows }): [string, Held] => [
      shipment,
      { version, rows: new Map(rows.map((row) => [slotKey(row), rowOf(row)])) },
    ]),
  );
  const figures = { slots, held };
  read.set(stored, figures);
  return figures;
}

function rowOf({ line: _, schedule: __, ...amounts }: Name & Partial<HeldRow>): HeldRow {
  return { ...NO_ROW, ...amounts };
}

/** What the order's lines alone say. */
function ordered(lines: readonly OrderLine[]): Figures {
  const slots = new Map<string, Slot>();
  for (const { line, schedule, removedAt } of lines) {
    if (removedAt !== undefined) continue;
    for (const { id, qty } of schedule) {
      const name = id === undefined ? { line } : { line, schedule: id };
      const amounts = { ordered: thousandths(qty), cancelled: 0, restated: 0, drawn: 0 };
      slots.set(slotKey(name), { ...name, ...amounts });
    }
  }
  return { ...NO_FIGURES, slots };
}

function written({ slots, held }: Figures, lines: readonly OrderLine[]): StoredFigures {
  const plain = ordered(lines).slots;
  const told = [...slots].flatMap(([key, slot]) => {
    const { ordered: qty, cancelled, restated, drawn } = slot;
    const isPlain = (plain.get(key)?.ordered ?? 0) === qty;
    const isTouched = cancelled + restated + drawn !== 0;
    return isPlain && !isTouched ? [] : [withoutZeros(slot)];
  });
  return {
    ...(told.length > 0 && { slots: told }),
    held: [...held].map(([shipment, { version, rows }]) => ({
      shipment,
      version,
      rows: [...rows].map(([key, row]) => withoutZeros({ ...slotName(key), ...row })),
    })),
  };
}

function withoutZeros<T extends object>(row: T): T {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== 0 && value !== undefined),
  ) as T;
}
