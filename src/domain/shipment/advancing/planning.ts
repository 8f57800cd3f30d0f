import { placeOf } from '../../keyed.ts';
import { type Thousandths, thousandths } from '../../quantity.ts';
import { linesOf, withColumn, withLines } from '../columns.ts';
import type { planningFacts } from '../facts/planning.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { at, type Lines, lineKey } from '../lines.ts';
import type { Advances } from '../progress.ts';
import type { REGISTERED_ONLY } from './registered-only.ts';

type Kinds = Omit<typeof planningFacts, keyof typeof REGISTERED_ONLY>;

/** What is decided about a shipment: plan, release, holds, other lines, calling it off. */
export const planningAdvances: Advances<Kinds> = {
  ShipmentPlanned: (p, { data }) => {
    const { steps, labels } = data.policy;
    return { ...p, from: data.from, steps, labels, lines: linesOf(data) };
  },
  ShipmentReleased: (p) => ({ ...p, released: true }),
  ShipmentHeld: (p, { data: { hold, kind, scope } }) => ({
    ...p,
    holds: [...p.holds, { hold, kind, scope }],
  }),
  HoldLifted: (p, { data }) => ({
    ...p,
    holds: p.holds.filter(({ hold }) => hold !== data.hold),
  }),
  ShipmentAmended: (p, { data }) => ({ ...p, lines: amended(p.lines, data.lines) }),
  ShipmentCancelling: (p, { data }) => ({ ...p, cancelling: data.reason }),
  ShipmentCancelled: (p, { data }) => ({ ...p, cancelling: data.reason, cancelled: true }),
};

/** Ordered, and what may go beyond it where that is said, as they come to now. */
function amended(before: Lines, rows: ShipmentFactOf<'ShipmentAmended'>['data']['lines']): Lines {
  const lines = withLines(before, rows);
  const ordered: Thousandths[] = [];
  const over: Thousandths[] = [];
  for (const place of lines.keys.keys()) {
    ordered.push(at(lines.ordered, place));
    over.push(at(lines.over, place));
  }
  for (const { qty, tolerance, ...name } of rows) {
    const place = placeOf(lines.keys, lineKey(name));
    ordered[place] = thousandths(qty);
    if (tolerance?.over !== undefined) over[place] = thousandths(tolerance.over);
  }
  return withColumn(withColumn(lines, 'ordered', ordered), 'over', over);
}
