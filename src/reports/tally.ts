import { at, isPicked, lineName } from '../domain/shipment/lines.ts';
import { STAGES, type Stage } from '../domain/shipment/stage.ts';
import { orderKeyOf } from '../projections/shipment-head.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import type { Verdict } from './due.ts';
import { type Figures, rate, type StageFigures } from './figures.ts';
import { hoursOf } from './quantiles.ts';
import { utcMs } from './utc.ts';

/** Counts and durations of one population, filled row by row. Durations in ms. */
export interface Tally {
  shipments: number;
  signedOff: number;
  delivered: number;
  firstTry: number;
  finallyFailed: number;
  departed: number;
  troubled: number;
  pairs: number;
  linesShorted: number;
  linesFinished: number;
  due: number;
  onTime: number;
  otif: number;
  readonly orders: Set<string>;
  readonly byType: Map<string, number>;
  readonly transitMs: number[];
  readonly cycleMs: number[];
  readonly orderCycleMs: number[];
  readonly stageMs: Map<Stage, number[]>;
}

/** Stages in their order; a cancelled or returned shipment has not got through the one before. */
const PASSED = STAGES.filter((stage) => stage !== 'cancelled' && stage !== 'returned');

export function emptyTally(): Tally {
  return {
    shipments: 0,
    signedOff: 0,
    delivered: 0,
    firstTry: 0,
    finallyFailed: 0,
    departed: 0,
    troubled: 0,
    pairs: 0,
    linesShorted: 0,
    linesFinished: 0,
    due: 0,
    onTime: 0,
    otif: 0,
    orders: new Set(),
    byType: new Map(),
    transitMs: [],
    cycleMs: [],
    orderCycleMs: [],
    stageMs: new Map(),
  };
}

/**
 * Adds a shipment. `sku` narrows what is counted in lines and orders to that product; what is
 * said of the shipment as a whole counts for every product in it.
 */
export function addShipment(tally: Tally, row: ShipmentRecord, sku?: string): void {
  tally.shipments += 1;
  if (row.departedAt !== undefined) tally.departed += 1;
  const types = Object.keys(row.exceptions);
  if (types.length > 0) tally.troubled += 1;
  for (const type of types) tally.byType.set(type, (tally.byType.get(type) ?? 0) + 1);
  addLines(tally, row, sku);
  addOutcome(tally, row);
  addStages(tally, row);
}

/** Adds a schedule line that has been judged. */
export function addVerdict(tally: Tally, { onTime, inFull }: Verdict): void {
  tally.due += 1;
  if (onTime) tally.onTime += 1;
  if (onTime && inFull) tally.otif += 1;
}

function addLines(tally: Tally, { lines, skus, orders }: ShipmentRecord, sku?: string): void {
  const pairs = sku === undefined ? new Set(orders) : new Set<string>();
  for (const [place, key] of lines.keys.entries()) {
    if (sku !== undefined && skus[place] !== sku) continue;
    if (sku !== undefined) pairs.add(orderKeyOf(lineName(key).order));
    const isShorted = at(lines.shorted, place) > 0;
    if (isShorted) tally.linesShorted += 1;
    if (isShorted || isPicked(lines, place)) tally.linesFinished += 1;
  }
  tally.pairs += pairs.size;
  for (const order of pairs) tally.orders.add(order);
}

function addOutcome(tally: Tally, row: ShipmentRecord): void {
  const { entered, departedAt, signedOffAt, signOffs, failedAttempts } = row;
  if (signedOffAt === undefined) return;
  tally.signedOff += 1;
  const signedOffMs = utcMs(signedOffAt);
  if (entered.planned) tally.cycleMs.push(signedOffMs - utcMs(entered.planned));
  if (departedAt) tally.transitMs.push(signedOffMs - utcMs(departedAt));
  if (!signOffs.some(({ accepted }) => accepted.length > 0)) tally.finallyFailed += 1;
  else {
    tally.delivered += 1;
    if (failedAttempts === 0) tally.firstTry += 1;
  }
}

/** From the first entry into a stage to the first into the next one that there was. */
function addStages({ stageMs }: Tally, { entered, derived }: ShipmentRecord): void {
  let from: Stage | undefined;
  for (const stage of PASSED) {
    const instant = entered[stage];
    if (instant === undefined) continue;
    if (from && !derived.includes(from) && !derived.includes(stage)) {
      const ms = utcMs(instant) - utcMs(entered[from] ?? instant);
      const durations = stageMs.get(from);
      if (durations) durations.push(Math.max(ms, 0));
      else stageMs.set(from, [Math.max(ms, 0)]);
    }
    from = stage;
  }
}

export function figuresOf(tally: Tally): Figures {
  const { delivered, firstTry, finallyFailed } = tally;
  return {
    shipments: tally.shipments,
    signedOff: tally.signedOff,
    firstAttempt: { delivered, firstTry, rate: rate(firstTry, delivered + finallyFailed).rate },
    transitHours: hoursOf(tally.transitMs),
    cycleHours: hoursOf(tally.cycleMs),
    stages: stagesOf(tally.stageMs),
    orderCycleHours: hoursOf(tally.orderCycleMs),
    exceptions: {
      ...rate(tally.troubled, tally.departed),
      byType: Object.fromEntries([...tally.byType].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    onTime: rate(tally.onTime, tally.due),
    otif: rate(tally.otif, tally.due),
    splitRatio: rate(tally.pairs, tally.orders.size),
    shortPickRate: rate(tally.linesShorted, tally.linesFinished),
  };
}

function stagesOf(stageMs: Tally['stageMs']): readonly StageFigures[] {
  const rows = PASSED.flatMap((stage) => {
    const { n, p50, p90 } = hoursOf(stageMs.get(stage) ?? []);
    return p50 === null || p90 === null ? [] : [{ stage, n, p50Hours: p50, p90Hours: p90 }];
  });
  const total = rows.reduce((sum, { p90Hours }) => sum + p90Hours, 0);
  return rows.map((row) => ({ ...row, share: total === 0 ? null : row.p90Hours / total }));
}
