import type { OrderFact } from '../domain/order/facts.ts';
import { happenedAt, inUtc, subjectOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

type Body = Extract<OrderFact, { type: 'OrderReceived' }>['data'];
type Line = Body['lines'][number];

/** In UTC. */
interface Window {
  readonly start: string;
  readonly end: string;
}

/** An order as it stands after its newest message. Instants in UTC, quantities in the line's uom. */
export interface OrderRecord extends Omit<Body, 'lines' | 'window'> {
  readonly order: string;
  /** `sku`, `qty` and the rest as sent; windows as agreed last, wherever the order gave them. */
  readonly lines: readonly OrderLine[];
  readonly receivedAt: string;
  readonly authorisedAt?: string;
  readonly amendments: readonly Amendment[];
  /** Messages that came after a newer one. */
  readonly superseded: number;
}

export interface OrderLine extends Omit<Line, 'schedule'> {
  /** Schedule lines; the line itself is its only one where the order names none. */
  readonly schedule: readonly ScheduleLine[];
  /** When a later message left the line out. */
  readonly removedAt?: string;
}

interface ScheduleLine {
  /** Absent where the order names none. */
  readonly id?: string;
  readonly qty: number;
  /** Agreed last; absent when the customer asked for none. */
  readonly window?: Window;
  /** What was agreed first, where that was another. */
  readonly promised?: Window;
}

interface Amendment {
  readonly sourceVersion: number;
  readonly at: string;
  /** The first CHANGES_SHOWN_MAX paths that changed; all are in the fact. */
  readonly changed: readonly string[];
  readonly changes: number;
}

const CHANGES_SHOWN_MAX = 50;

export const orders: Projection<OrderRecord, OrderFact> = {
  name: 'orders',
  version: 1,
  category: 'order',
  indexes: { customer: 'text', project: 'text', number: 'text' },
  on: {
    OrderReceived: (_, fact) => ({
      ...headOf(fact.data),
      order: subjectOf(fact),
      lines: linesOf(fact.data, [], happenedAt(fact)),
      receivedAt: happenedAt(fact),
      amendments: [],
      superseded: 0,
    }),
    OrderAmended: (doc, fact) => doc && amended(doc, fact),
    OrderMessageSuperseded: (doc) => doc && { ...doc, superseded: doc.superseded + 1 },
    OrderAuthorised: (doc, fact) => doc && { ...doc, authorisedAt: happenedAt(fact) },
  },
};

function amended(doc: OrderRecord, fact: Told<Extract<OrderFact, { type: 'OrderAmended' }>>) {
  const { changed, ...body } = fact.data;
  const { order, receivedAt, authorisedAt, amendments, superseded } = doc;
  const at = happenedAt(fact);
  const shown = changed.slice(0, CHANGES_SHOWN_MAX);
  const amendment = { sourceVersion: body.sourceVersion, at, changed: shown };
  return {
    ...headOf(body),
    order,
    lines: linesOf(body, doc.lines, at),
    receivedAt,
    ...(authorisedAt !== undefined && { authorisedAt }),
    amendments: [...amendments, { ...amendment, changes: changed.length }],
    superseded,
  };
}

function headOf({ lines: _lines, window: _window, ...head }: Body): Omit<Body, 'lines' | 'window'> {
  return head;
}

/** The order's lines now, and those that it once had and left out. */
function linesOf(body: Body, before: readonly OrderLine[], at: string): readonly OrderLine[] {
  const known = new Map(before.map((line) => [line.line, line]));
  const lines = body.lines.map((line): OrderLine => {
    const was = known.get(line.line)?.schedule ?? [];
    known.delete(line.line);
    const told = line.schedule ?? [{ qty: line.qty }];
    return { ...line, schedule: told.map((row) => agreed(row, body.window, was)) };
  });
  const removed = [...known.values()].map((line) => ({ removedAt: at, ...line }));
  return [...lines, ...removed];
}

function agreed(
  { id, qty, window }: { id?: string; qty: number; window?: Window | undefined },
  ofOrder: Window | undefined,
  before: readonly ScheduleLine[],
): ScheduleLine {
  const now = inUtcWindow(window ?? ofOrder);
  const was = before.find((row) => row.id === id);
  const first = was?.promised ?? was?.window;
  const moved = first && !(first.start === now?.start && first.end === now.end);
  return {
    ...(id !== undefined && { id }),
    qty,
    ...(now && { window: now }),
    ...(moved && { promised: first }),
  };
}

function inUtcWindow(window: Window | undefined): Window | undefined {
  return window && { start: inUtc(window.start), end: inUtc(window.end) };
}
