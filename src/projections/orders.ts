import type { OrderBody } from '../domain/order/amendment.ts';
import { type OrderFact, type OrderFactOf, orderFacts } from '../domain/order/facts.ts';
import { orderBodyFields } from '../domain/order/shapes.ts';
import { every, typesOf } from './every.ts';
import { happenedAt, subjectOf } from './occurrence.ts';
import { type StoredFigures, storedAfter } from './order-figures.ts';
import { linesOf, type OrderLine, orderedAgain, restated, withCancelled } from './order-lines.ts';
import { type PlannedFor, sitesIn, withAll, withReasons } from './order-placements.ts';
import { noted, type Telling } from './page-notes.ts';
import type { Projection, Told } from './projection.ts';

type OrderHead = Omit<OrderBody, 'lines' | 'window'>;

/** An order as it stands after its newest message. Instants in UTC, quantities in the line's uom. */
export interface OrderRecord extends OrderHead {
  readonly order: string;
  /** Of its stream. */
  readonly version: number;
  /** `sku`, `qty` and the rest as sent; windows as agreed last, wherever the order gave them. */
  readonly lines: readonly OrderLine[];
  readonly receivedAt: string;
  readonly authorisedAt?: string;
  readonly amendments: readonly Amendment[];
  /** Messages that came after a newer one. */
  readonly superseded: number;
  /** Open holds; absent while there never was one, like all that follows. */
  readonly holds?: readonly Noted<'OrderHeld'>[];
  /** Number of the newest plan. */
  readonly plan?: number;
  /** Shipments that hold or held some of it. */
  readonly shipments?: readonly string[];
  /** Where its goods come from: by its own word, and by its plans. */
  readonly sites?: readonly string[];
  /** Why it was divided as it is: of every shipment that was planned, by its newest plan. */
  readonly reasons?: readonly PlannedFor[];
  readonly figures?: StoredFigures;
  /** Cancellations that were asked for, and what refused them. */
  readonly requests?: readonly Noted<'LinesCancelRequested'>[];
  readonly refusals?: readonly Noted<'LinesCancelRefused'>[];
  readonly merges?: readonly (Noted<'MergeRequested'> | Noted<'MergeRefused'>)[];
  /** When every quantity had its outcome, and whether all of it was delivered. */
  readonly fulfilledAt?: string;
  readonly complete?: boolean;
  readonly refusedFollowUps?: readonly Noted<'FollowUpRefused'>[];
}

type Noted<K extends OrderFact['type']> = OrderFactOf<K>['data'] & Telling;
type Fact<K extends OrderFact['type']> = Told<OrderFactOf<K>>;

interface Amendment {
  readonly sourceVersion: number;
  readonly at: string;
  /** The first CHANGES_SHOWN_MAX paths that changed; all are in the fact. */
  readonly changed: readonly string[];
  readonly changes: number;
  /** Lines that were not accepted as they are. */
  readonly answers?: OrderFactOf<'OrderAmended'>['data']['answers'];
}

const CHANGES_SHOWN_MAX = 50;

export const orders: Projection<OrderRecord, OrderFact> = {
  name: 'orders',
  version: 3,
  category: 'order',
  indexes: {
    customer: 'text',
    project: 'text',
    division: 'text',
    number: 'text',
    receivedAt: 'text',
    shipments: 'texts',
    sites: 'texts',
  },
  on: {
    ...every<OrderRecord, OrderFact>(
      typesOf(orderFacts),
      also(() => ({})),
    ),
    OrderReceived: (_, fact) => ({
      ...headOf(fact.data),
      order: subjectOf(fact),
      version: fact.version,
      ...sitesIn(undefined, fact.data.lines),
      lines: linesOf(fact.data, [], happenedAt(fact)),
      receivedAt: happenedAt(fact),
      amendments: [],
      superseded: 0,
    }),
    OrderAmended: (doc, fact) => doc && amended(doc, fact),
    OrderMessageSuperseded: also(({ superseded }) => ({ superseded: superseded + 1 })),
    OrderAuthorised: also((_, fact) => ({ authorisedAt: happenedAt(fact) })),
    OrderHeld: also(({ holds = [] }, fact: Fact<'OrderHeld'>) => ({
      holds: [...holds, noted(fact)],
    })),
    OrderHoldLifted: also(({ holds = [] }, { data }: Fact<'OrderHoldLifted'>) => ({
      holds: holds.filter(({ hold }) => hold !== data.hold),
    })),
    SplitPlanned: also(({ shipments, sites, reasons = [] }, { data }: Fact<'SplitPlanned'>) => ({
      plan: data.version,
      ...sitesIn(sites, data.placements),
      reasons: withReasons(reasons, data.placements),
      shipments: withAll(
        shipments,
        data.placements.map(({ shipment }) => shipment),
      ),
    })),
    LinesCancelRequested: also(({ requests = [] }, fact: Fact<'LinesCancelRequested'>) => ({
      requests: [...requests, noted(fact)],
    })),
    LinesCancelled: also(({ lines }, fact: Fact<'LinesCancelled'>) =>
      fact.data.request === undefined
        ? {}
        : { lines: withCancelled(lines, fact.data.rows, happenedAt(fact)) },
    ),
    RemainderCancelled: also(({ lines }, fact: Fact<'RemainderCancelled'>) => ({
      lines: withCancelled(lines, fact.data.rows, happenedAt(fact)),
    })),
    LinesCancelRefused: also(({ lines, refusals = [] }, fact: Fact<'LinesCancelRefused'>) => ({
      refusals: [...refusals, noted(fact)],
      ...(fact.data.sourceVersion !== undefined && { lines: orderedAgain(lines, fact.data.rows) }),
    })),
    LinesReallocated: also(({ shipments }, { data }: Fact<'LinesReallocated'>) => ({
      shipments: withAll(shipments, [data.from, data.to]),
    })),
    MergeRequested: also(({ merges = [] }, fact: Fact<'MergeRequested'>) => ({
      merges: [...merges, noted(fact)],
    })),
    MergeRefused: also(({ merges = [] }, fact: Fact<'MergeRefused'>) => ({
      merges: [...merges, noted(fact)],
    })),
    OrderFulfilled: also((_, fact: Fact<'OrderFulfilled'>) => ({
      fulfilledAt: happenedAt(fact),
      complete: fact.data.complete,
    })),
    OrderReopened: (doc, { version }) => doc && { ...reopened(doc), version },
    FollowUpRefused: also(({ refusedFollowUps = [] }, fact: Fact<'FollowUpRefused'>) => ({
      refusedFollowUps: [...refusedFollowUps, noted(fact)],
    })),
  },
};

/** What a fact leaves in the document beside where it moves quantities. */
function also<F extends Told<OrderFact>>(
  change: (doc: OrderRecord, fact: F) => Partial<OrderRecord>,
) {
  return (doc: OrderRecord | undefined, fact: F): OrderRecord | undefined => {
    if (!doc) return undefined;
    const next = { ...doc, version: fact.version, ...change(doc, fact) };
    const figures = storedAfter(doc.figures, next.lines, doc.lines, fact);
    return figures ? { ...next, figures } : next;
  };
}

/** What the newest message says in place of all that those before it said. */
function amended(doc: OrderRecord, fact: Fact<'OrderAmended'>): OrderRecord {
  const { changed, answers, freed, asks: _, ...body } = fact.data;
  const at = happenedAt(fact);
  const told = linesOf(body, doc.lines, at);
  const lines = freed ? restated(told, freed) : told;
  const figures = storedAfter(doc.figures, lines, doc.lines, fact);
  const amendment = {
    sourceVersion: body.sourceVersion,
    at,
    changed: changed.slice(0, CHANGES_SHOWN_MAX),
    changes: changed.length,
    ...(answers && { answers }),
  };
  return {
    ...withoutHead(doc),
    ...headOf(body),
    version: fact.version,
    ...sitesIn(doc.sites, body.lines),
    lines,
    amendments: [...doc.amendments, amendment],
    ...(figures && { figures }),
  };
}

function withoutHead(doc: OrderRecord): Omit<OrderRecord, keyof OrderHead> {
  const entries = Object.entries(doc).filter(([name]) => !Object.hasOwn(orderBodyFields, name));
  return Object.fromEntries(entries) as Omit<OrderRecord, keyof OrderHead>;
}

function headOf({ lines: _lines, window: _window, ...head }: OrderBody): OrderHead {
  return head;
}

function reopened({ fulfilledAt: _, complete: __, ...open }: OrderRecord): OrderRecord {
  return open;
}
