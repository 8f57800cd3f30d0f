import type { Recorded } from '../../src/domain/envelope.ts';
import { effectiveHistory } from '../../src/domain/history.ts';
import { entries } from '../../src/domain/keyed.ts';
import { thousandths } from '../../src/domain/quantity.ts';
import { shipment as decider } from '../../src/domain/shipment/decider.ts';
import type { ShipmentFact } from '../../src/domain/shipment/facts.ts';
import { at, handled, type Lines, lineKey, lineName } from '../../src/domain/shipment/lines.ts';
import { isAboard } from '../../src/domain/shipment/loading.ts';
import { childrenOf } from '../../src/domain/shipment/nesting.ts';
import { lostSums } from '../../src/domain/shipment/remaining.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import { isPacked } from '../../src/domain/shipment/units.ts';

const COLUMNS = [
  'ordered',
  'picked',
  'putBack',
  'shorted',
  'packed',
  'accepted',
  'refused',
  'missing',
  'receivedBack',
] as const;

/**
 * Lines that do not add up: picked = put back + accepted + received back + lost + missing + open
 * with nothing below zero; and columns that are not what the facts say by themselves.
 */
export function overdrawn(
  id: string,
  { progress }: ShipmentState,
  facts: readonly Recorded[],
): readonly string[] {
  const { lines, units } = progress;
  const lost = new Map(lostSums(progress, childrenOf(units)));
  const told = toldSums(facts as readonly Recorded<ShipmentFact>[]);
  return lines.keys.flatMap((key, place) => {
    const name = `${id} ${lineName(key).order}/${lineName(key).line}`;
    const below = COLUMNS.filter((column) => at(lines[column], place) < 0);
    const ended =
      at(lines.accepted, place) + at(lines.receivedBack, place) + at(lines.missing, place);
    const open = handled(lines, place) - ended - (lost.get(place) ?? 0);
    return [
      ...below.map((column) => `${name}: ${column} is below zero`),
      ...(open < 0 ? [`${name}: open is ${open}`] : []),
      ...differing(name, lines, place, told),
    ];
  });
}

type Told = ReadonlyMap<string, number>;
type Row = { readonly order: string; readonly line: string; readonly qty: number };
type Saying = readonly [column: string, rows: readonly Row[], sign?: -1];

/** What the facts in force say was picked, put back, shorted, missing; by line and column. */
function toldSums(facts: readonly Recorded<ShipmentFact>[]): Told {
  const sums = new Map<string, number>();
  for (const fact of effectiveHistory(facts, decider.correction)) {
    const [column, rows, sign = 1] = saidIn(fact);
    for (const row of rows) {
      const key = `${column} ${lineKey(row)}`;
      sums.set(key, (sums.get(key) ?? 0) + sign * thousandths(row.qty));
    }
  }
  return sums;
}

function saidIn({ type, data }: ShipmentFact): Saying {
  switch (type) {
    case 'ItemPicked':
      return ['picked', [data]];
    case 'ItemPutBack':
      return ['putBack', [data]];
    case 'PickShorted':
      return ['shorted', [data]];
    case 'UnitsTransferredIn':
      return ['picked', data.units.flatMap(({ contents }) => contents)];
    case 'UnitsTransferredOut':
      return ['picked', data.units.flatMap(({ contents }) => contents), -1];
    case 'DeliveryConfirmed':
      return ['missing', data.rows.filter(({ disposition }) => disposition === 'missing')];
    default:
      return ['', []];
  }
}

function differing(name: string, lines: Lines, place: number, told: Told): readonly string[] {
  return (['picked', 'putBack', 'shorted', 'missing'] as const).flatMap((column) => {
    const is = at(lines[column], place);
    const says = told.get(`${column} ${lines.keys[place]}`) ?? 0;
    return is === says ? [] : [`${name}: ${column} is ${is}, the facts say ${says}`];
  });
}

/** Units that live in two shipments, and units that are on two trips. */
export function twiceThere(shipments: ReadonlyMap<string, ShipmentState>): readonly string[] {
  const owners = new Map<string, string>();
  const found: string[] = [];
  for (const [id, { progress }] of shipments) {
    for (const [unit, told] of entries(progress.units)) {
      if (!isPacked(told)) continue;
      const other = owners.get(unit);
      if (other !== undefined) found.push(`${unit} is in ${other} and in ${id}`);
      owners.set(unit, id);
      const trips = new Set(told.loads.flatMap(({ trip }) => (trip === undefined ? [] : [trip])));
      const isScanned = progress.steps.includes('load');
      const on = [...trips].filter(
        (trip) => isScanned && isAboard(progress, told, trip, Number.MAX_VALUE),
      );
      if (on.length > 1) found.push(`${unit} of ${id} is on ${on.join(' and ')}`);
    }
  }
  return found;
}
