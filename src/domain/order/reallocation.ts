import { type Thousandths, thousandths } from '../quantity.ts';
import type { OrderFactOf } from './facts.ts';
import { keyed, withHeld } from './figure-rows.ts';
import { type Figures, slotKey, slotName } from './figures.ts';

type Reallocation = OrderFactOf<'LinesReallocated'>['data'];
type Rows = Reallocation['rows'];

/**
 * A shipment's own word moves its own quantity. What it lets go without saying where to is what
 * it was asked to let go; where it names another shipment, that one is expected to follow.
 */
export function reallocated(figures: Figures, data: Reallocation): Figures {
  const { from, to, by, rows } = data;
  const teller = by?.shipment ?? from ?? to ?? '';
  if (teller === to) {
    const more = withHeld(figures, teller, keyed(rows), taking, by?.version);
    return afterTaking(more, data, teller);
  }
  if (to === undefined) return withHeld(figures, teller, keyed(rows), lettingGo, by?.version);
  const less = withHeld(figures, teller, keyed(rows), giving, by?.version);
  return withHeld(less, to, keyed(rows), ({ coming }, row) => ({
    coming: coming + thousandths(row.qty),
  }));
}

type Change = (row: Amounts, told: Rows[number]) => Partial<Amounts>;
interface Amounts {
  readonly allocated: Thousandths;
  readonly coming: Thousandths;
}

const taking: Change = ({ allocated }, { qty }) => ({ allocated: allocated + thousandths(qty) });

const giving: Change = ({ allocated }, { qty }) => ({ allocated: allocated - thousandths(qty) });

const lettingGo: Change = ({ allocated, coming }, { qty }) => ({
  allocated: allocated - thousandths(qty),
  coming: coming + Math.min(thousandths(qty), Math.max(0, -coming)),
});

/** The goods of a transfer are there, or back; those of a merge are twice until they are gone. */
function afterTaking(
  figures: Figures,
  { cause, from, rows }: Reallocation,
  teller: string,
): Figures {
  if (cause === 'transfer') return arrived(figures, teller, rows);
  if (from === undefined) return figures;
  if (cause === 'returned') return arrived(figures, from, rows);
  return withHeld(figures, from, keyed(rows), ({ coming }, { qty }) => ({
    coming: coming - thousandths(qty),
  }));
}

/** Goods of a line may come under another of its schedule lines than they left under. */
function arrived(figures: Figures, shipment: string, rows: Rows): Figures {
  const known = figures.held.get(shipment)?.rows ?? new Map<string, Amounts>();
  const met = new Map<string, Thousandths>();
  for (const row of rows) {
    const others = [...known.keys()].filter((slot) => slotName(slot).line === row.line);
    let left = thousandths(row.qty);
    for (const slot of [slotKey(row), ...others]) {
      const expected = (known.get(slot)?.coming ?? 0) - (met.get(slot) ?? 0);
      const amount = Math.min(left, Math.max(0, expected));
      met.set(slot, (met.get(slot) ?? 0) + amount);
      left -= amount;
    }
  }
  return withHeld(figures, shipment, met, ({ coming }, amount) => ({ coming: coming - amount }));
}
