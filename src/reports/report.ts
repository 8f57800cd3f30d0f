import { thousandths } from '../domain/quantity.ts';
import type { OrderLine, OrderRecord } from '../projections/orders.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import { verdictsOf } from './due.ts';
import type { Dimension, GroupKey, Report } from './figures.ts';
import { groupsOfLine, groupsOfOrder, groupsOfShipment, inGroupOrder } from './grouping.ts';
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
  const { by } = counting.options;
  const groups = by ? groupsOfShipment(row, by) : [];
  noteShipment(shipped, row, groups);
  const instant = row.departedAt ?? row.entered.planned;
  if (instant === undefined || !isInPeriod(counting.options, utcMs(instant))) return;
  addShipment(counting.all, row);
  for (const key of groups) {
    const sku = by === 'product' ? (key ?? undefined) : undefined;
    addShipment(tallyOf(counting, key), row, sku);
  }
}

function countOrder(counting: Counting, shipped: Shipped, order: OrderRecord): void {
  const carriers = shipped.get(order.order) ?? [];
  const lines = shippedLines(order.order, carriers);
  for (const line of order.lines) countLine(counting, order, line, lines.get(line.line));
  countCycle(counting, order, carriers, lines);
}

function countLine(
  counting: Counting,
  order: OrderRecord,
  line: OrderLine,
  shipped: ShippedLine | undefined,
): void {
  const { options, all } = counting;
  const verdicts = verdictsOf(line, shipped, options.nowMs, (endMs) => isInPeriod(options, endMs));
  if (verdicts.length === 0) return;
  const groups = options.by ? groupsOfLine(order, line, shipped?.groups, options.by) : [];
  for (const verdict of verdicts) {
    addVerdict(all, verdict);
    for (const key of groups) addVerdict(tallyOf(counting, key), verdict);
  }
}

function countCycle(
  counting: Counting,
  order: OrderRecord,
  carriers: readonly Carrier[],
  lines: ReadonlyMap<string, ShippedLine>,
): void {
  const { by } = counting.options;
  if (order.authorisedAt === undefined || carriers.length === 0) return;
  if (!isInPeriod(counting.options, startedMs(carriers))) return;
  const receivedMs = receivedAt(order, lines);
  if (receivedMs === undefined) return;
  const cycleMs = receivedMs - utcMs(order.authorisedAt);
  counting.all.orderCycleMs.push(cycleMs);
  const ofShipments = carriers.flatMap(({ groups }) => groups);
  for (const key of by ? groupsOfOrder(order, ofShipments, by) : []) {
    tallyOf(counting, key).orderCycleMs.push(cycleMs);
  }
}

/**
 * When the customer had the order: the last acceptance, once every piece of it was accepted,
 * refused or found missing.
 */
function receivedAt(
  order: OrderRecord,
  shipped: ReadonlyMap<string, ShippedLine>,
): number | undefined {
  let last: number | undefined;
  for (const { line, qty, removedAt } of order.lines) {
    if (removedAt !== undefined) continue;
    const own = shipped.get(line);
    if (!own || own.accepted + own.lost < thousandths(qty)) return undefined;
    for (const { ms } of own.receipts) last = Math.max(last ?? ms, ms);
  }
  return last;
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
