import { type Refusal, refuse } from '../../decider.ts';
import { entries, row } from '../../keyed.ts';
import { quantity, type Thousandths } from '../../quantity.ts';
import { isSame } from '../../same.ts';
import type { ShipmentFactOf } from '../facts.ts';
import {
  at,
  type Lines,
  lineName,
  mostOf,
  type Sums,
  settled,
  sumsOf,
  sumsTogether,
} from '../lines.ts';
import type { Progress } from '../progress.ts';
import type { ShipmentRule } from '../rules.ts';
import type { Unit } from '../units.ts';
import { excessOf } from './excess.ts';

export type Outcomes = ShipmentFactOf<'DeliveryConfirmed'>['data']['rows'];
type Outcome = Outcomes[number];

interface UnitOutcomes {
  readonly unit: Unit;
  readonly now: Sums;
}

const ROWS_MAX = 4_000;

/** Everything packed that nobody has spoken on, as accepted; by line where rows are too many. */
export function undecided({ lines, units }: Progress): Outcomes {
  const open = lines.keys.map((_, line) => at(lines.packed, line) - settled(lines, line));
  const byLine = open.flatMap((left, line) => (left > 0 ? [acceptedRow(lines, line, left)] : []));
  const rows: Outcome[] = [];
  for (const [name, unit] of entries(units)) {
    const spoken = new Map(unit.outcomes);
    for (const [line, amount] of unit.contents) {
      const left = Math.min(amount - (spoken.get(line) ?? 0), at(open, line));
      if (left <= 0) continue;
      open[line] = at(open, line) - left;
      rows.push({ unit: name, ...acceptedRow(lines, line, left) });
    }
  }
  return rows.length > ROWS_MAX ? byLine : rows;
}

function acceptedRow(lines: Lines, line: number, amount: Thousandths): Outcome {
  const name = lineName(lines.keys[line] ?? '');
  return { ...name, qty: quantity(amount), disposition: 'accepted' };
}

/** Outcomes of pieces that cannot be, or that have one already. `over` came on top of the order. */
export function impossible(progress: Progress, rows: Outcomes): Refusal<ShipmentRule> | null {
  const { lines } = progress;
  for (const [line, amount] of sumsOf(lines, rows)) {
    const spoken = settled(lines, line);
    if (spoken + amount > mostOf(lines, line)) {
      return refuse('outcomes-must-fit-ordered', excessOf(lines, line, spoken, amount));
    }
    const there = Math.max(at(lines.ordered, line), at(lines.packed, line));
    if (spoken > 0 && spoken + amount > there) return givenBefore(lines, line);
  }
  for (const { unit, now } of byUnit(progress, rows)) {
    const [before, there] = [new Map(unit.outcomes), new Map(unit.contents)];
    for (const [line, amount] of now) {
      const spoken = before.get(line) ?? 0;
      if (spoken > 0 && spoken + amount > (there.get(line) ?? 0)) return givenBefore(lines, line);
    }
  }
  return null;
}

/** Outcomes that are more or less than what is packed, in the units named or on whole lines. */
export function differFromPacked(progress: Progress, rows: Outcomes): boolean {
  const { lines } = progress;
  const inUnits = byUnit(progress, rows).some(
    ({ unit, now }) => !isSame(sumsTogether(unit.outcomes, now), unit.contents),
  );
  const unitless = rows.filter(({ unit }) => unit === undefined);
  const whole = new Set(sumsOf(lines, unitless).map(([line]) => line));
  const onLines = sumsOf(lines, rows).some(
    ([line, amount]) => whole.has(line) && settled(lines, line) + amount !== at(lines.packed, line),
  );
  return inUnits || onLines;
}

function byUnit({ lines, units }: Progress, rows: Outcomes): readonly UnitOutcomes[] {
  const named = [...Map.groupBy(rows, ({ unit }) => unit)];
  return named.flatMap(([name, own]) => {
    const unit = name === undefined ? undefined : row(units, name);
    return unit ? [{ unit, now: sumsOf(lines, own) }] : [];
  });
}

function givenBefore(lines: Lines, line: number): Refusal<ShipmentRule> {
  const { order, line: number } = lineName(lines.keys[line] ?? '');
  return refuse('outcome-is-given-once', { order, line: number });
}
