import type { Recorded } from '../../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../../keyed.ts';
import { type Thousandths, thousandths } from '../../quantity.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import { type LineName, lineKey } from '../lines.ts';
import { isLater, type Moment, momentOf } from '../movement.ts';

type Decision = ShipmentFactOf<'PickShorted'>['data']['decision'];

/** What was said about goods of a line that were not there, and what is shipped instead. */
export interface Shortage {
  /** The latest first. */
  readonly told: readonly {
    readonly amount: Thousandths;
    readonly decision: Decision;
    readonly when: Moment;
  }[];
  readonly substituted: Thousandths;
  /** The article that stood in last. */
  readonly sku?: string;
}

/** By `lineKey`. */
export type Shortages = Keyed<Shortage>;
export const NO_SHORTAGES: Shortages = NO_ROWS;

export function shortagesAfter(known: Shortages, fact: Recorded<ShipmentFact>): Shortages {
  switch (fact.type) {
    case 'PickShorted': {
      const { qty, decision } = fact.data;
      const short = { amount: thousandths(qty), decision, when: momentOf(fact) };
      return changed(known, fact.data, ({ told }) => ({
        told: [...told, short].sort((a, b) => (isLater(a.when, b.when) ? -1 : 1)),
      }));
    }
    case 'ItemSubstituted': {
      const { qty, sku } = fact.data;
      return changed(known, fact.data, ({ substituted }) => ({
        substituted: substituted + thousandths(qty),
        sku,
      }));
    }
    default:
      return known;
  }
}

function changed(
  known: Shortages,
  name: LineName,
  change: (shortage: Shortage) => Partial<Shortage>,
): Shortages {
  const before = row(known, lineKey(name)) ?? { told: [], substituted: 0 };
  return withRow(known, lineKey(name), { ...before, ...change(before) });
}

/** What is short now goes by what was decided last; earlier decisions were about what came since. */
export function shortBy(
  shortage: Shortage | undefined,
  short: Thousandths,
): Readonly<Partial<Record<Decision, Thousandths>>> {
  const by: Partial<Record<Decision, Thousandths>> = {};
  let left = short;
  for (const { amount, decision } of shortage?.told ?? []) {
    const taken = Math.min(amount, left);
    by[decision] = (by[decision] ?? 0) + taken;
    left -= taken;
  }
  return by;
}
