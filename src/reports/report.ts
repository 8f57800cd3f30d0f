import { type Thousandths, thousandths } from '../domain/quantity.ts';
import type { OrderLine } from '../projections/order-lines.ts';
import type { OrderRecord } from '../projections/orders.ts';
import { goesOut } from '../projections/shipment-head.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import { isMoved, type Promised, type Verdict, verdictsOf } from './due.ts';
import type { Dimension, GroupKey, Report } from './figures.ts';
import { groupsOfLine, groupsOfOrder, groupsOfShipment, inGroupOrder } from './grouping.ts';
import { goesWith, isLineOf, isOrderOf, isShipmentOf, type Only } from './only.ts';
import {
  type Carrier,
  noteShipment,
  type Shipped,
  type ShippedLine,
  shippedLines,
  startedMs,
} from './shipped.ts';
import { addShipment, addVerdict, emptyTally, figuresOf, type Tally } from './tally.ts';
import { utcMs } from './utc.ts';

/** Pages of documents, as `all()` of a collection gives them. */
export type Pages<D> = AsyncIterable<readonly { readonly doc: D }[]>;

export interface ReportSources {
  readonly shipments: Pages<ShipmentRecord>;
  readonly orders: Pages<OrderRecord>;
}

export interface ReportOptions {
  /** Decides what is overdue; epoch ms, like all instants here. */
  readonly nowMs: number;
  /**
   * Both ends belong to the period. Schedule lines are in it by their window's end, all else by
   * the first departure; what never departed by the time of planning.
   */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly by?: Dimension | undefined;
  readonly only?: Only | undefined;
}

/** The figures over every shipment and order of the period, and those of each group. */
export async function report(sources: ReportSources, options: ReportOptions): Promise<Report> {
  const { by } = options;
  const counting: Counting = { options, all: emptyTally(), groups: new Map() };
  const shipped: Shipped = new Map();
  for await (const page of sources.shipments) {
    for (const { doc } of page) countShipment(counting, shipped, doc);
  }
  for await (const page of sources.orders) {
    for (const { doc } of page) countOrder(counting, shipped, doc);
  }
  const figures = figuresOf(counting.all);
  if (!by) return figures;
  const groups = [...counting.groups].sort(([a], [b]) => inGroupOrder(by, a, b));
  return { ...figures, groups: groups.map(([key, tally]) => ({ key, ...figuresOf(tally) })) };
}

interface Counting {
  readonly options: ReportOptions;
  readonly all: Tally;
  readonly groups: Map<GroupKey, Tally>;
}

function countShipment(counting: Counting, shipped: Shipped, row: ShipmentRecord): void {
  const { by, only = {} } = counting.options;
  const groups = by ? groupsOfShipment(row, by) : [];
  // What comes back says nothing of how its order went out.
  if (goesOut(row)) noteShipment(shipped, row, { groups, counts: goesWith(only, row) });
  if (!isShipmentOf(only, row)) return;
  const instant = row.departedAt ?? row.entered.planned;
  if (instant === undefined || !isInPeriod(counting.options, utcMs(instant))) return;
  addShipment(counting.all, row);
  for (const key of groups) {
    const sku = by === 'product' ? (key ?? undefined) : undefined;
    addShipment(tallyOf(counting, key), row, sku);
  }
}

function countOrder(counting: Counting, shipped: Shipped, order: OrderRecord): void {
  const { only = {} } = counting.options;
  if (!isOrderOf(only, order)) return;
  const carriers = shipped.get(order.order) ?? [];
  const lines = shippedLines(order.order, carriers);
  for (const line of order.lines) {
    const own = lines.get(line.line);
    if (isLineOf(only, line, own)) countLine(counting, order, line, own);
  }
  if (carriers.some(({ counts }) => counts)) countCycle(counting, order, carriers, lines);
}

function countLine(
  counting: Counting,
  order: OrderRecord,
  line: OrderLine,
  shipped: ShippedLine | undefined,
): void {
  const { options } = counting;
  const inPeriod = (endMs: number) => isInPeriod(options, endMs);
  const judgedBy = (by: Promised) => verdictsOf(line, shipped, by, options.nowMs, inPeriod);
  const last = judgedBy('last');
  const first = isMoved(line, shipped) ? judgedBy('first') : last;
  if (last.length + first.length === 0) return;
  const groups = options.by ? groupsOfLine(order, line, shipped?.groups, options.by) : [];
  const tallies = [counting.all, ...groups.map((key) => tallyOf(counting, key))];
  addVerdicts(tallies, last, 'last');
  addVerdicts(tallies, first, 'first');
}

function addVerdicts(tallies: readonly Tally[], verdicts: readonly Verdict[], by: Promised): void {
  for (const verdict of verdicts) {
    for (const tally of tallies) addVerdict(tally, verdict, by);
  }
}

function countCycle(
  counting: Counting,
  order: OrderRecord,
  carriers: readonly Carrier[],
  lines: ReadonlyMap<string, ShippedLine>,
): void {
  const { by } = counting.options;
  if (order.authorisedAt === undefined) return;
  if (!isInPeriod(counting.options, startedMs(carriers))) return;
  const receivedMs = receivedAt(order, lines);
  if (receivedMs === undefined) return;
  const cycleMs = receivedMs - utcMs(order.authorisedAt);
  counting.all.orderCycleMs.push(cycleMs);
  const ofShipments = carriers.flatMap(({ counts, groups }) => (counts ? groups : []));
  for (const key of by ? groupsOfOrder(order, ofShipments, by) : []) {
    tallyOf(counting, key).orderCycleMs.push(cycleMs);
  }
}

/**
 * When the customer had the order: the last acceptance, once every piece of it that was not
 * cancelled was accepted, refused or found missing.
 */
function receivedAt(
  order: OrderRecord,
  shipped: ReadonlyMap<string, ShippedLine>,
): number | undefined {
  let last: number | undefined;
  for (const line of order.lines) {
    const owed = owedOf(line);
    if (line.removedAt !== undefined || owed === 0) continue;
    const own = shipped.get(line.line);
    if (!own || own.accepted + own.lost < owed) return undefined;
    for (const { ms } of own.receipts) last = Math.max(last ?? ms, ms);
  }
  return last;
}

function owedOf({ qty, schedule }: OrderLine): Thousandths {
  const cancelled = schedule.flatMap(({ cancelled = [] }) => cancelled);
  return cancelled.reduce((owed, one) => owed - thousandths(one.qty), thousandths(qty));
}

function isInPeriod({ fromMs, toMs }: ReportOptions, ms: number): boolean {
  return (fromMs === undefined || ms >= fromMs) && (toMs === undefined || ms <= toMs);
}

function tallyOf({ groups }: Counting, key: GroupKey): Tally {
  const known = groups.get(key);
  if (known) return known;
  const fresh = emptyTally();
  groups.set(key, fresh);
  return fresh;
}
