import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { placeOf } from '../../keyed.ts';
import { type LineName, type Lines, lineKey, lineName } from '../lines.ts';
import type { ShipmentRule } from '../rules.ts';
import type { ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import type { Decision } from './decision.ts';

const EXPECTED_CODES_MAX = 2_000;

/** A code that is not of this shipment. Wrong scans are facts: wrong picks 错发 need a source. */
export function foreign(
  wrong: { readonly step: string; readonly scanned: string; readonly rule: ShipmentRule },
  expected: readonly string[],
  envelope: Envelope,
): Decision {
  if (envelope.capture !== 'scan') return refuse(wrong.rule, { code: wrong.scanned });
  const data = { ...wrong, expected: expected.slice(0, EXPECTED_CODES_MAX) };
  return [{ type: 'ScanRejected', data }];
}

export function foreignUnit(
  step: string,
  unit: string,
  { progress: { units } }: ShipmentState,
  envelope: Envelope,
): Decision {
  const wrong = { step, scanned: unit, rule: 'unit-must-belong-to-shipment' } as const;
  return foreign(
    wrong,
    units.keys.filter((key) => ownUnit(units, key)),
    envelope,
  );
}

/** The answer to a report that names a unit which is not of this shipment; null when all are. */
export function foreignAmong(
  step: string,
  units: readonly (string | undefined)[] | undefined,
  state: ShipmentState,
  envelope: Envelope,
): Decision | null {
  const stray = units?.find((unit) => unit !== undefined && !ownUnit(state.progress.units, unit));
  return stray === undefined ? null : foreignUnit(step, stray, state, envelope);
}

interface Goods extends LineName {
  readonly qty: number;
  readonly serials?: readonly string[] | undefined;
}

/** What is wrong with rows of goods: a line of another shipment, serials that miscount. */
export function wrongIn(
  step: string,
  rows: readonly Goods[],
  { progress }: ShipmentState,
  envelope: Envelope,
): Decision | null {
  for (const goods of rows) {
    if (isForeign(progress.lines, goods)) {
      const rule = 'line-must-belong-to-shipment';
      const expected = progress.lines.keys.map((key) => lineCode(lineName(key)));
      return foreign({ step, scanned: lineCode(goods), rule }, expected, envelope);
    }
    if (hasWrongSerials(goods)) return refuse('serials-must-match-quantity', { qty: goods.qty });
  }
  return null;
}

export function isForeign(lines: Lines, goods: LineName): boolean {
  return placeOf(lines.keys, lineKey(goods)) < 0;
}

/** Serials are listed for every piece, each once, or not at all. */
export function hasWrongSerials({ qty, serials }: Goods): boolean {
  return serials !== undefined && (serials.length !== qty || new Set(serials).size !== qty);
}

export function lineCode({ order, line }: LineName): string {
  return `${order}/${line}`;
}
