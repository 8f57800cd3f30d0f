import type { OrderBody } from '../domain/order/amendment.ts';
import type { OrderFactOf } from '../domain/order/facts.ts';
import { quantity, thousandths } from '../domain/quantity.ts';
import { type Window, windowInUtc } from './shipment-head.ts';

type Line = OrderBody['lines'][number];

export interface OrderLine extends Omit<Line, 'schedule'> {
  /** Schedule lines; the line itself is its only one where the order names none. */
  readonly schedule: readonly ScheduleLine[];
  /** When a later message left the line out. */
  readonly removedAt?: string;
}

export interface ScheduleLine {
  /** Absent where the order names none. */
  readonly id?: string;
  /** As ordered, also what was cancelled since. */
  readonly qty: number;
  /** Agreed last; absent when the customer asked for none. */
  readonly window?: Window;
  /** What was agreed first, where that was another. */
  readonly promised?: Window;
  /** Since when another window than the first is agreed. */
  readonly agreedAt?: string;
  readonly deliveryGroup?: string;
  readonly workPackage?: string;
  /** At the customer's request: how much more each time, and when. */
  readonly cancelled?: readonly { readonly qty: number; readonly at: string }[];
}

type Told = Partial<NonNullable<Line['schedule']>[number]> & { readonly qty: number };

/** The order's lines now, and those that it once had and left out. */
export function linesOf(
  body: OrderBody,
  before: readonly OrderLine[],
  at: string,
): readonly OrderLine[] {
  const known = new Map(before.map((line) => [line.line, line]));
  const lines = body.lines.map((line): OrderLine => {
    const was = known.get(line.line)?.schedule ?? [];
    known.delete(line.line);
    const told: readonly Told[] = line.schedule ?? [{ qty: line.qty }];
    return { ...line, schedule: told.map((row) => agreed(row, body.window, was, at)) };
  });
  const removed = [...known.values()].map((line) => ({ removedAt: at, ...line }));
  return [...lines, ...removed];
}

function agreed(
  { id, qty, window, deliveryGroup, workPackage }: Told,
  ofOrder: Window | undefined,
  before: readonly ScheduleLine[],
  at: string,
): ScheduleLine {
  const told = window ?? ofOrder;
  const now = told && windowInUtc(told);
  const was = before.find((row) => row.id === id);
  const first = was?.promised ?? was?.window;
  const agreedAt = was && !isSameWindow(was.window, now) ? at : was?.agreedAt;
  return {
    ...(id !== undefined && { id }),
    qty,
    ...(now && { window: now }),
    ...(first && !isSameWindow(first, now) && { promised: first }),
    ...(agreedAt !== undefined && { agreedAt }),
    ...(deliveryGroup !== undefined && { deliveryGroup }),
    ...(workPackage !== undefined && { workPackage }),
    ...(was?.cancelled && { cancelled: was.cancelled }),
  };
}

function isSameWindow(a: Window | undefined, b: Window | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

interface Row {
  readonly line: string;
  readonly schedule?: string | undefined;
}

function changed<R extends Row>(
  lines: readonly OrderLine[],
  rows: readonly R[],
  change: (schedule: ScheduleLine, row: R) => ScheduleLine,
): readonly OrderLine[] {
  const byLine = Map.groupBy(rows, ({ line }) => line);
  return lines.map((line) => {
    const own = byLine.get(line.line);
    if (!own) return line;
    const schedule = line.schedule.map((one) =>
      own.filter((row) => row.schedule === one.id).reduce(change, one),
    );
    return { ...line, schedule };
  });
}

/** With what was cancelled at the customer's request at an instant. */
export function withCancelled(
  lines: readonly OrderLine[],
  rows: OrderFactOf<'RemainderCancelled'>['data']['rows'],
  at: string,
): readonly OrderLine[] {
  return changed(lines, rows, (schedule, { qty, was }) => {
    const more = quantity(thousandths(qty) - thousandths(was));
    return { ...schedule, cancelled: [...(schedule.cancelled ?? []), { qty: more, at }] };
  });
}

/** A newer message has left out what was cancelled before: it is not ordered any more. */
export function restated(
  lines: readonly OrderLine[],
  freed: NonNullable<OrderFactOf<'OrderAmended'>['data']['freed']>,
): readonly OrderLine[] {
  return changed(lines, freed, (schedule, row) => {
    let left = thousandths(row.cancelled ?? 0);
    const cancelled = (schedule.cancelled ?? []).flatMap(({ qty, at }) => {
      const taken = Math.max(0, Math.min(left, thousandths(qty)));
      left -= taken;
      const rest = quantity(thousandths(qty) - taken);
      return rest === 0 ? [] : [{ qty: rest, at }];
    });
    const { cancelled: _, ...others } = schedule;
    return cancelled.length === 0 ? others : { ...others, cancelled };
  });
}

/** What an amendment took away and a shipment keeps is ordered again. */
export function orderedAgain(
  lines: readonly OrderLine[],
  rows: OrderFactOf<'LinesCancelRefused'>['data']['rows'],
): readonly OrderLine[] {
  const byLine = Map.groupBy(rows, ({ line }) => line);
  return lines.map((line) => {
    const own = byLine.get(line.line);
    if (!own) return line;
    const { removedAt, ...kept } = line;
    const isGone = removedAt !== undefined;
    const schedule = new Map(
      kept.schedule.map((one) => [one.id, isGone ? { ...one, qty: 0 } : one] as const),
    );
    for (const { schedule: id, qty } of own) {
      const one = schedule.get(id) ?? { ...(id !== undefined && { id }), qty: 0 };
      schedule.set(id, { ...one, qty: sum(one.qty, qty) });
    }
    const left = [...schedule.values()].filter(({ qty }) => qty > 0);
    return { ...kept, qty: left.reduce((all, { qty }) => sum(all, qty), 0), schedule: left };
  });
}

function sum(a: number, b: number): number {
  return quantity(thousandths(a) + thousandths(b));
}
