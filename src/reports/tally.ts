import { at, isPicked, lineName } from '../domain/shipment/lines.ts';
import { STAGES, type Stage } from '../domain/shipment/stage.ts';
import { goesOut, orderKeyOf } from '../projections/shipment-head.ts';
import type { ShipmentRecord } from '../projections/shipment-record.ts';
import type { Promised, Verdict } from './due.ts';
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
  /** Of those departed the ones that went out to a customer. */
  departedOut: number;
  troubled: number;
  pairs: number;
  linesShorted: number;
  linesFinished: number;
  due: number;
  onTime: number;
  otif: number;
  readonly first: { due: number; onTime: number; otif: number };
  returned: number;
  units: number;
  unitsLost: number;
  corrected: number;
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
    departedOut: 0,
    troubled: 0,
    pairs: 0,
    linesShorted: 0,
    linesFinished: 0,
    due: 0,
    onTime: 0,
    otif: 0,
    first: { due: 0, onTime: 0, otif: 0 },
    returned: 0,
    units: 0,
    unitsLost: 0,
    corrected: 0,
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
 * said of the shipment as a whole counts for every product in it. One that brings goods back
 * delivers nothing to a customer, see {@link Figures}.
 */
export function addShipment(tally: Tally, row: ShipmentRecord, sku?: string): void {
  tally.shipments += 1;
  if (row.corrections !== undefined) tally.corrected += 1;
  if (row.departedAt !== undefined) addDeparted(tally, row);
  addLines(tally, row, sku);
  if (row.signedOffAt !== undefined) tally.signedOff += 1;
  if (goesOut(row)) addDelivery(tally, row);
  addStages(tally, row);
}

function addDeparted(tally: Tally, row: ShipmentRecord): void {
  const { exceptions, returns, units, lost } = row;
  tally.departed += 1;
  const types = Object.keys(exceptions);
  if (types.length > 0) tally.troubled += 1;
  for (const type of types) tally.byType.set(type, (tally.byType.get(type) ?? 0) + 1);
  if (goesOut(row)) {
    tally.departedOut += 1;
    if (returns !== undefined) tally.returned += 1;
  }
  tally.units += units;
  tally.unitsLost += lost?.length ?? 0;
}

/** Adds a schedule line that has been judged: by the last window agreed, or the first promised. */
export function addVerdict(tally: Tally, { onTime, inFull }: Verdict, by: Promised): void {
  const counts = by === 'last' ? tally : tally.first;
  counts.due += 1;
  if (onTime) counts.onTime += 1;
  if (onTime && inFull) counts.otif += 1;
}

function addLines(tally: Tally, row: ShipmentRecord, sku?: string): void {
  const { lines, skus, orders } = row;
  const pairs = sku === undefined ? new Set(orders) : new Set<string>();
  for (const [place, key] of lines.keys.entries()) {
    if (sku !== undefined && skus[place] !== sku) continue;
    if (sku !== undefined) pairs.add(orderKeyOf(lineName(key).order));
    const isShorted = at(lines.shorted, place) > 0;
    if (isShorted) tally.linesShorted += 1;
    if (isShorted || isPicked(lines, place)) tally.linesFinished += 1;
  }
  if (row.stage === 'cancelled' || !goesOut(row)) return;
  tally.pairs += pairs.size;
  for (const order of pairs) tally.orders.add(order);
}

function addDelivery(tally: Tally, row: ShipmentRecord): void {
  const { entered, departedAt, signedOffAt, signOffs, failedAttempts } = row;
  if (signedOffAt !== undefined) {
    const signedOffMs = utcMs(signedOffAt);
    if (entered.planned) tally.cycleMs.push(signedOffMs - utcMs(entered.planned));
    if (departedAt) tally.transitMs.push(signedOffMs - utcMs(departedAt));
  }
  if (!hasOutcome(row)) return;
  if (!signOffs.some(({ accepted }) => accepted.length > 0)) tally.finallyFailed += 1;
  else {
    tally.delivered += 1;
    if (failedAttempts === 0) tally.firstTry += 1;
  }
}

/** Nothing more will come of it: also what came back or was lost, once that is closed. */
function hasOutcome({ stage, departedAt, signedOffAt }: ShipmentRecord): boolean {
  if (signedOffAt !== undefined || stage === 'returned') return true;
  return stage === 'closed' && departedAt !== undefined;
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
    firstAttempt: {
      delivered,
      firstTry,
      failed: finallyFailed,
      rate: rate(firstTry, delivered + finallyFailed).rate,
    },
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
    firstPromise: {
      onTime: rate(tally.first.onTime, tally.first.due),
      otif: rate(tally.first.otif, tally.first.due),
    },
    splitRatio: rate(tally.pairs, tally.orders.size),
    shortPickRate: rate(tally.linesShorted, tally.linesFinished),
    returns: rate(tally.returned, tally.departedOut),
    lostUnits: rate(tally.unitsLost, tally.units),
    corrections: rate(tally.corrected, tally.shipments),
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
