import type { Recorded } from '../envelope.ts';
import { placeOf } from '../keyed.ts';
import { withLines, withMore } from './columns.ts';
import type { ShipmentFactOf } from './facts.ts';
import { type Lines, lineKey, sumsOf } from './lines.ts';
import { inOrder, latestMoment, type Moment, momentOf } from './movement.ts';
import { packedAs, withChange, withUnit } from './packing.ts';
import type { Progress } from './progress.ts';
import { difference, type Sums } from './sums.ts';
import type { Unit } from './units.ts';

type Out = ShipmentFactOf<'UnitsTransferredOut'>;
type In = ShipmentFactOf<'UnitsTransferredIn'>;

/** The goods are neither ordered nor picked here any more; with their units they are not packed. */
export function withTransferredOut(before: Progress, { data }: Recorded<Out>): Progress {
  const { p, sums } = goodsOf(before, data);
  const less = difference(sums, []);
  const lines = withMore(withMore(p.lines, 'ordered', less), 'picked', less);
  return data.units.reduce<Progress>(
    (next, { unit }) => withChange(next, unit, () => ({ gone: data.to })),
    { ...p, lines },
  );
}

/** As if they had been ordered, picked and packed here. Labels name the other shipment. */
export function withTransferredIn(before: Progress, fact: Recorded<In>): Progress {
  const { data } = fact;
  const { p, sums } = goodsOf(before, data);
  const ordered = withMore(withTolerances(p.lines, before.lines, data), 'ordered', sums);
  const lines = withMore(ordered, 'picked', sums);
  const when = momentOf(fact);
  return data.units.reduce<Progress>(
    (next, row) => withUnit(next, row.unit, (known) => cameIn(known, row, next.lines, when)),
    { ...p, lines },
  );
}

function cameIn(known: Unit, row: In['data']['units'][number], lines: Lines, when: Moment): Unit {
  const { parent, closed } = row;
  const { gone: _, ...unit } = packedAs(known, row, lines, when);
  const nested = { when, ...(parent !== undefined && { parent }) };
  const isNested = parent !== undefined || unit.nestings !== undefined;
  return {
    ...unit,
    ...(closed && { closed: latestMoment(unit.closed, when) }),
    ...(isNested && { nestings: inOrder(unit.nestings, nested) }),
  };
}

/** Lines that are new here may be exceeded as they may be where they come from. */
function withTolerances(lines: Lines, before: Lines, { lines: told }: In['data']): Lines {
  const news = told.flatMap(({ tolerance, ...name }) => {
    const isNew = placeOf(before.keys, lineKey(name)) < 0;
    return isNew && tolerance?.over ? [{ ...name, qty: tolerance.over }] : [];
  });
  return withMore(lines, 'over', sumsOf(lines, news));
}

function goodsOf(p: Progress, { lines, units }: In['data'] | Out['data']) {
  const known = withLines(p.lines, lines);
  const sums: Sums = sumsOf(
    known,
    units.flatMap(({ contents }) => contents),
  );
  return { p: { ...p, lines: known }, sums };
}
