import type { Log, Parcel } from './log.ts';
import { standingAfter, stepsOf } from './parcel.ts';

// The figures of the order log, computed without the product.

const HOUR_MS = 3_600_000;
const FLOW = ['picking', 'picked', 'packed', 'in-transit', 'signed-off'];

export function expectedReport(log: Log): object {
  const lives = log.parcels.map(lifeOf);
  const onFirstTry = lives.filter(({ failed }) => failed === 0).length;
  const parcelOf = new Map(log.parcels.flatMap(({ id, items }) => items.map((item) => [item, id])));
  const deliveredMs = new Map(lives.map((life) => [life.id, life.deliveredMs]));
  const pairs = log.orders.map(({ items }) => new Set(items.map((item) => parcelOf.get(item))));
  const orderCycles = log.orders.map(({ confirmedMs }, index) => {
    const parcels = [...(pairs[index] ?? [])];
    return Math.max(...parcels.map((id) => deliveredMs.get(id ?? '') ?? Number.NaN)) - confirmedMs;
  });
  const none = { n: 0, base: 0, rate: null };
  const lines = log.parcels.reduce((sum, { items }) => sum + items.length, 0);
  const shorts = log.events.filter(({ activity }) => activity === 'item out of stock').length;
  return {
    shipments: lives.length,
    signedOff: lives.length,
    firstAttempt: {
      delivered: lives.length,
      firstTry: onFirstTry,
      failed: 0,
      rate: onFirstTry / lives.length,
    },
    transitHours: hoursOf(lives.map((life) => life.deliveredMs - life.sentMs)),
    cycleHours: hoursOf(lives.map((life) => life.deliveredMs - life.begunMs)),
    stages: stagesOf(lives),
    orderCycleHours: hoursOf(orderCycles),
    exceptions: {
      ...rateOf(lives.length - onFirstTry, lives.length),
      byType: { 'failed-attempt': lives.length - onFirstTry },
    },
    onTime: none,
    otif: none,
    firstPromise: { onTime: none, otif: none },
    splitRatio: rateOf(
      pairs.reduce((sum, { size }) => sum + size, 0),
      log.orders.length,
    ),
    shortPickRate: rateOf(shorts, lines),
    // The log knows no returns, losses or corrections; a package is one unit.
    returns: rateOf(0, lives.length),
    lostUnits: rateOf(0, lives.length),
    corrections: rateOf(0, lives.length),
  };
}

interface Life {
  readonly id: string;
  readonly begunMs: number;
  readonly sentMs: number;
  readonly deliveredMs: number;
  readonly failed: number;
  readonly entered: Readonly<Record<string, number>>;
}

function lifeOf(parcel: Parcel): Life {
  const at = (activity: string): number =>
    parcel.events.find((event) => event.activity === activity)?.ms ?? Number.NaN;
  return {
    id: parcel.id,
    begunMs: parcel.events[0]?.ms ?? Number.NaN,
    sentMs: at('send package'),
    deliveredMs: at('package delivered'),
    failed: parcel.events.filter(({ activity }) => activity === 'failed delivery').length,
    entered: standingAfter(parcel, stepsOf(parcel))?.entered ?? {},
  };
}

/** Only what the log tells: planning and release are inferred, so their times do not count. */
function stagesOf(lives: readonly Life[]): readonly object[] {
  const rows = FLOW.flatMap((stage) => {
    const durations = lives.flatMap(({ entered }) => {
      const next = FLOW.slice(FLOW.indexOf(stage) + 1).find((later) => later in entered);
      const [from, to] = [entered[stage], next && entered[next]];
      return from === undefined || to === undefined ? [] : [Math.max(0, Number(to) - from)];
    });
    const { n, p50, p90 } = hoursOf(durations);
    return n === 0 ? [] : [{ stage, n, p50Hours: p50, p90Hours: p90 }];
  });
  const total = rows.reduce((sum, { p90Hours }) => sum + Number(p90Hours), 0);
  return rows.map((row) => ({ ...row, share: Number(row.p90Hours) / total }));
}

function hoursOf(durationsMs: readonly number[]) {
  const sorted = durationsMs.map((ms) => ms / HOUR_MS).sort((a, b) => a - b);
  const n = sorted.length;
  const half = Math.floor(n / 2);
  const middle = n % 2 === 1 ? [sorted[half]] : [sorted[half - 1], sorted[half]];
  const nineTenths = sorted.find((_, index) => (index + 1) * 10 >= n * 9);
  const mean = (values: readonly (number | undefined)[]): number =>
    values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length;
  return { n, p50: mean(middle), p90: nineTenths, mean: mean(sorted) };
}

function rateOf(n: number, base: number) {
  return { n, base, rate: n / base };
}
