import { type Thousandths, thousandths } from '../domain/quantity.ts';
import type { OrderLine, ScheduleLine } from '../projections/order-lines.ts';
import type { Agreed, Receipt, ShippedLine } from './shipped.ts';
import { utcMs } from './utc.ts';

export interface Verdict {
  readonly onTime: boolean;
  readonly inFull: boolean;
}

/** By the last window agreed at the customer's request, or by the one that was promised first. */
export type Promised = 'last' | 'first';

/**
 * Judges the schedule lines of an order's line whose window ends in the period. What the customer
 * took out of the order or cancelled before its window's end leaves the base.
 */
export function verdictsOf(
  line: OrderLine,
  shipped: ShippedLine | undefined,
  by: Promised,
  nowMs: number,
  isInPeriod: (endMs: number) => boolean,
): readonly Verdict[] {
  const agreed = shipped?.agreed ?? [];
  if (agreed.length === 0 && !line.schedule.some(({ window }) => window)) return [];
  const due = dueOf(line, agreed, by);
  const ordered = due.reduce((sum, row) => sum + row.ordered, 0);
  const isSpoilt = shipped !== undefined && shipped.lost > 0 && shipped.accepted < ordered;
  const receipts = shipped?.receipts.toSorted((a, b) => a.ms - b.ms) ?? [];
  const shares = allocated(due, receipts);
  const removedMs = line.removedAt ? utcMs(line.removedAt) : Number.POSITIVE_INFINITY;
  return due.flatMap((row, place) => {
    const { endMs } = row;
    if (endMs === Number.POSITIVE_INFINITY || removedMs < endMs || !isInPeriod(endMs)) return [];
    return judged(row, shares[place] ?? [], isSpoilt, nowMs) ?? [];
  });
}

/** Whether some other window was ever agreed than the one promised first. */
export function isMoved({ schedule }: OrderLine, shipped: ShippedLine | undefined): boolean {
  return (shipped?.agreed.length ?? 0) > 0 || schedule.some(({ promised }) => promised);
}

/** A schedule line as it is judged. Quantities in thousandths, instants in epoch ms. */
interface Due extends Frame {
  readonly id: string | undefined;
  readonly least: Thousandths;
  readonly most: Thousandths;
  readonly ordered: Thousandths;
}

/** Ends at infinity where nothing was promised, so that nothing is judged. */
interface Frame {
  readonly startMs: number;
  readonly endMs: number;
}

/** An order line's schedule lines, the earliest window end first. */
function dueOf(
  { tolerance, schedule }: OrderLine,
  agreed: readonly Agreed[],
  by: Promised,
): readonly Due[] {
  const over = thousandths(tolerance?.over ?? 0);
  const under = thousandths(tolerance?.under ?? 0);
  const due = schedule.flatMap((row): readonly Due[] => {
    const { startMs, endMs } = by === 'last' ? lastFrame(row, agreed) : firstFrame(row, agreed);
    const ordered = thousandths(row.qty) - cancelledBefore(row, endMs);
    const least = Math.max(ordered - under, 1);
    return ordered > 0
      ? [{ id: row.id, least, most: ordered + over, ordered, startMs, endMs }]
      : [];
  });
  return due.length < 2 ? due : due.sort((a, b) => a.endMs - b.endMs);
}

/** What the customer cancelled later than that is still owed. */
function cancelledBefore({ cancelled = [] }: ScheduleLine, endMs: number): Thousandths {
  const before = cancelled.filter(({ at }) => utcMs(at) < endMs);
  return before.reduce((sum, { qty }) => sum + thousandths(qty), 0);
}

/** What the order says, unless the customer asked for another window later, for a shipment. */
function lastFrame({ id, window, agreedAt }: ScheduleLine, agreed: readonly Agreed[]): Frame {
  let sinceMs = agreedAt === undefined ? Number.NEGATIVE_INFINITY : utcMs(agreedAt);
  let frame = frameOf(window);
  for (const one of agreed) {
    const isOfRow = one.schedule === undefined || one.schedule === id;
    if (!isOfRow || one.ms < sinceMs) continue;
    sinceMs = one.ms;
    frame = one;
  }
  return frame;
}

/** Where the order names none at first, what was agreed later was the first promise. */
function firstFrame(row: ScheduleLine, agreed: readonly Agreed[]): Frame {
  const first = row.promised ?? row.window;
  return first ? frameOf(first) : lastFrame(row, agreed);
}

function frameOf(window: ScheduleLine['window']): Frame {
  if (window) return { startMs: utcMs(window.start), endMs: utcMs(window.end) };
  return { startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY };
}

/**
 * Receipts, earliest first, as the schedule lines get them: their own by name, the rest by the
 * earliest need; what is beyond all needs goes to the last.
 */
function allocated(
  due: readonly Due[],
  receipts: readonly Receipt[],
): readonly (readonly Receipt[])[] {
  if (due.length < 2) return [receipts];
  const shares: Receipt[][] = due.map(() => []);
  const open = due.map(({ ordered }) => ordered);
  const give = (place: number, receipt: Receipt, amount: Thousandths): void => {
    shares[place]?.push({ ...receipt, amount });
    open[place] = (open[place] ?? 0) - amount;
  };
  const unnamed: Receipt[] = [];
  for (const receipt of receipts) {
    const place = due.findIndex(({ id }) => id !== undefined && id === receipt.schedule);
    if (place < 0) unnamed.push(receipt);
    else give(place, receipt, receipt.amount);
  }
  for (const receipt of unnamed) {
    let left = receipt.amount;
    for (const [place, need] of open.entries()) {
      const amount = Math.min(left, Math.max(need, 0));
      if (amount > 0) give(place, receipt, amount);
      left -= amount;
    }
    if (left > 0) give(due.length - 1, receipt, left);
  }
  for (const share of shares) share.sort((a, b) => a.ms - b.ms);
  return shares;
}

/**
 * On time: what was ordered had arrived within the window. In full: by the window's end it was
 * all there and not too much. `spoilt` says that something of the line is missing or refused,
 * which no tolerance covers. undefined while it is neither delivered nor overdue.
 */
function judged(
  { least, most, ordered, startMs, endMs }: Due,
  receipts: readonly Receipt[],
  spoilt: boolean,
  nowMs: number,
): Verdict | undefined {
  const enough = spoilt ? ordered : least;
  let taken = 0;
  let byEnd = 0;
  let deliveredMs: number | undefined;
  for (const { ms, amount } of receipts) {
    taken += amount;
    if (ms <= endMs) byEnd = taken;
    if (taken >= enough) deliveredMs ??= ms;
  }
  if (deliveredMs === undefined && nowMs <= endMs) return undefined;
  const onTime = deliveredMs !== undefined && startMs <= deliveredMs && deliveredMs <= endMs;
  return { onTime, inFull: byEnd >= enough && byEnd <= most };
}
