import { type Refusal, refuse } from '../../decider.ts';
import { row } from '../../keyed.ts';
import type { Thousandths } from '../../quantity.ts';
import type { ShipmentFactOf } from '../facts.ts';
import {
  at,
  done,
  everPacked,
  type Lines,
  lineName,
  mostOf,
  refusedNow,
  sumsOf,
} from '../lines.ts';
import type { Progress } from '../progress.ts';
import { doneIn } from '../remaining.ts';
import type { ShipmentRule } from '../rules.ts';
import { type Sums, sumAt } from '../sums.ts';
import { isPacked, type Unit } from '../units.ts';
import { excessOf } from './excess.ts';

export type Outcomes = ShipmentFactOf<'DeliveryConfirmed'>['data']['rows'];

/** What rows say now of lines, those that were refused apart. */
interface Said {
  readonly taken: Sums;
  readonly refused: Sums;
}

interface InUnit extends Said {
  readonly unit: Unit;
}

/** Outcomes of pieces that cannot be, or that have one already. `over` came on top of the order. */
export function impossible(p: Progress, rows: Outcomes): Refusal<ShipmentRule> | null {
  const { lines } = p;
  const said = saidIn(lines, rows);
  for (const [line, amount] of sumsOf(lines, rows)) {
    const [known, after] = [done(lines, line), doneAfter(lines, line, said)];
    if (after > mostOf(lines, line)) {
      return refuse('outcomes-must-fit-ordered', excessOf(lines, line, known, amount));
    }
    const there = Math.max(at(lines.ordered, line), at(lines.packed, line));
    if (known > 0 && after > there) return givenBefore(lines, line);
  }
  for (const { unit, ...now } of byUnit(p, rows)) {
    for (const line of linesIn(now)) {
      const after = doneInAfter(unit, line, now);
      if (doneIn(unit, line) > 0 && after > sumAt(unit.contents, line)) {
        return givenBefore(lines, line);
      }
    }
  }
  return null;
}

/** Outcomes that are more or less than what is packed, in the units named or on whole lines. */
export function differFromPacked(p: Progress, rows: Outcomes): boolean {
  const { lines } = p;
  const inUnits = byUnit(p, rows).some(({ unit, ...now }) => {
    const inside = new Map(unit.contents);
    const spoken = [...linesIn(now), ...inside.keys()];
    return (
      !isPacked(unit) ||
      spoken.some((line) => doneInAfter(unit, line, now) !== (inside.get(line) ?? 0))
    );
  });
  const unitless = rows.filter(({ unit }) => unit === undefined);
  const said = saidIn(lines, rows);
  const onLines = sumsOf(lines, unitless).some(
    ([line]) => doneAfter(lines, line, said) !== everPacked(lines, line),
  );
  return inUnits || onLines;
}

function doneAfter(lines: Lines, line: number, { taken, refused }: Said): Thousandths {
  const ended = at(lines.accepted, line) + at(lines.missing, line) + sumAt(taken, line);
  const back = at(lines.receivedBack, line);
  return ended + Math.max(refusedNow(lines, line) + sumAt(refused, line), back);
}

function doneInAfter(unit: Unit, line: number, { taken, refused }: Said): Thousandths {
  const told = sumAt(unit.refused, line);
  const ended = sumAt(unit.outcomes, line) - told + sumAt(taken, line);
  const now = told - sumAt(unit.reopened, line) + sumAt(refused, line);
  return ended + Math.max(now, sumAt(unit.receivedBack, line));
}

function linesIn({ taken, refused }: Said): readonly number[] {
  return [...taken, ...refused].map(([line]) => line);
}

function byUnit({ lines, units }: Progress, rows: Outcomes): readonly InUnit[] {
  const named = [...Map.groupBy(rows, ({ unit }) => unit)];
  return named.flatMap(([name, own]) => {
    const unit = name === undefined ? undefined : row(units, name);
    return unit ? [{ unit, ...saidIn(lines, own) }] : [];
  });
}

function saidIn(lines: Lines, rows: Outcomes): Said {
  const isRefused = ({ disposition }: Outcomes[number]) => disposition === 'refused';
  return {
    taken: sumsOf(
      lines,
      rows.filter((one) => !isRefused(one)),
    ),
    refused: sumsOf(lines, rows.filter(isRefused)),
  };
}

function givenBefore(lines: Lines, line: number): Refusal<ShipmentRule> {
  const { order, line: number } = lineName(lines.keys[line] ?? '');
  return refuse('outcome-is-given-once', { order, line: number });
}
