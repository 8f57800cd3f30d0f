import { row, withRow } from '../keyed.ts';
import { withMore } from './columns.ts';
import type { ShipmentFactOf } from './facts.ts';
import { type Lines, sumsOf } from './lines.ts';
import { isLater, type Moment } from './movement.ts';
import type { Progress } from './progress.ts';
import { doneIn } from './remaining.ts';
import { difference, type Sums } from './sums.ts';
import { isPacked, UNTOLD, type Unit } from './units.ts';

/** With some of a unit changed. */
export function withChange(
  p: Progress,
  name: string,
  change: (unit: Unit) => Partial<Unit>,
): Progress {
  return withUnit(p, name, (unit) => ({ ...unit, ...change(unit) }));
}

/** With a unit as it is now, and what is packed of its lines counted anew by the difference. */
export function withUnit(p: Progress, name: string, change: (unit: Unit) => Unit): Progress {
  const known = row(p.units, name) ?? UNTOLD;
  const next = change(known);
  const units = withRow(p.units, name, next);
  const lines = counted(counted(p.lines, 'packed', known, next), 'emptied', known, next);
  return { ...p, units, lines };
}

const COUNTED = { packed: packedIn, emptied: emptiedIn } as const;

function counted(lines: Lines, column: keyof typeof COUNTED, known: Unit, next: Unit): Lines {
  const [was, is] = [COUNTED[column](known), COUNTED[column](next)];
  return was === is ? lines : withMore(lines, column, difference(was, is));
}

const NOTHING: Sums = [];

function packedIn(unit: Unit): Sums {
  return isPacked(unit) ? unit.contents : NOTHING;
}

/** What had come to its end in a unit that is emptied. */
function emptiedIn(unit: Unit): Sums {
  const { packed, gone, contents, outcomes, receivedBack } = unit;
  if (!packed || gone !== undefined || isPacked(unit)) return NOTHING;
  if (outcomes.length === 0 && !receivedBack) return NOTHING;
  return contents.flatMap(([place, amount]): Sums => {
    const ended = Math.min(amount, doneIn(unit, place));
    return ended > 0 ? [[place, ended]] : [];
  });
}

type Packing = Pick<ShipmentFactOf<'UnitPacked'>['data'], 'kind' | 'caseNumber' | 'contents'>;

/** As it was packed then, unless a later packing is known. */
export function packedAs(known: Unit, packing: Packing, lines: Lines, when: Moment): Unit {
  const first = firstPacked(known, when);
  if (known.packed && isLater(known.packed, when)) return { ...known, ...first };
  const { caseNumber: _, batches: __, ...others } = known;
  const { kind, caseNumber, contents } = packing;
  const named = contents.some(({ lot, serials }) => lot !== undefined || serials !== undefined);
  return {
    ...others,
    ...first,
    kind,
    ...(caseNumber !== undefined && { caseNumber }),
    packed: when,
    contents: sumsOf(lines, contents),
    ...(named && { batches: contents }),
  };
}

/** The first of several packings is kept as long as the latest is another. */
function firstPacked({ packed: known, firstPackedMs }: Unit, when: Moment): Partial<Unit> {
  if (!known) return {};
  return { firstPackedMs: Math.min(firstPackedMs ?? known[0], known[0], when[0]) };
}
