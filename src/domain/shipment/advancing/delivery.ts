import type { Recorded } from '../../envelope.ts';
import { withLines, withMore } from '../columns.ts';
import type { deliveryFacts } from '../facts/delivery.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { type LineName, sumsOf } from '../lines.ts';
import { inOrder, isLater, latestMoment, type Move, momentOf, placeToldOf } from '../movement.ts';
import { withChange } from '../packing.ts';
import type { Advances, Progress } from '../progress.ts';
import { withRefusedGoods } from '../refused-goods.ts';
import { sumsTogether } from '../sums.ts';
import type { REGISTERED_ONLY } from './registered-only.ts';

type Kinds = Omit<typeof deliveryFacts, keyof typeof REGISTERED_ONLY>;

/** What becomes of goods in the end. */
export const deliveryAdvances: Advances<Kinds> = {
  DeliveryAttempted: (p) => ({ ...p, failedAttempts: p.failedAttempts + 1 }),
  DeliveryConfirmed: delivered,
  ReturnReceived: received,
  UnitLost: (p, fact) =>
    withChange(p, fact.data.unit, ({ lost }) => ({ lost: latestMoment(lost, momentOf(fact)) })),
  UnitFound: (p, fact) => {
    const when = momentOf(fact);
    const news = { when, ...placeToldOf(fact, fact.data.place) };
    return withChange(p, fact.data.unit, ({ found }) => ({
      found: found && isLater(found.when, when) ? found : news,
    }));
  },
  ShipmentClosed: (p) => ({ ...p, closed: true }),
  ShipmentReopened: (p) => ({ ...p, closed: false }),
};

interface Row extends LineName {
  readonly unit?: string | undefined;
  readonly qty: number;
}

function delivered(p: Progress, fact: Recorded<ShipmentFactOf<'DeliveryConfirmed'>>): Progress {
  const rows = fact.data.rows.filter(({ disposition }) => disposition !== 'over');
  let next = withKnownLines(p, rows);
  for (const column of ['accepted', 'refused', 'missing'] as const) {
    const spoken = rows.filter(({ disposition }) => disposition === column);
    next = { ...next, lines: withMore(next.lines, column, sumsOf(next.lines, spoken)) };
  }
  for (const [unit, own] of byUnit(rows)) {
    const sums = sumsOf(next.lines, own);
    const refused = sumsOf(
      next.lines,
      own.filter(({ disposition }) => disposition === 'refused'),
    );
    if (unit !== undefined) {
      next = withChange(next, unit, (known) => ({
        outcomes: sumsTogether(known.outcomes, sums),
        ...(refused.length > 0 && { refused: sumsTogether(known.refused ?? [], refused) }),
      }));
    }
    if (refused.length > 0) {
      const named = unit === undefined ? {} : { unit };
      next = withRefusedGoods(next, { when: momentOf(fact), ...named, sums: refused });
    }
  }
  return next;
}

/** To stock, quarantine or scrap for good; what is to be delivered again is on its way again. */
function received(p: Progress, fact: Recorded<ShipmentFactOf<'ReturnReceived'>>): Progress {
  const { rows, place } = fact.data;
  const when = momentOf(fact);
  const back = { when, kind: 'back', ...placeToldOf(fact, place) } as const;
  let next = withKnownLines(p, rows);
  const ended = rows.filter(({ disposition }) => disposition !== 'redeliver');
  next = { ...next, lines: withMore(next.lines, 'receivedBack', sumsOf(next.lines, ended)) };
  for (const [unit, own] of byUnit(ended)) {
    if (unit === undefined) continue;
    const sums = sumsOf(next.lines, own);
    next = withChange(next, unit, ({ receivedBack = [] }) => ({
      receivedBack: sumsTogether(receivedBack, sums),
    }));
  }
  for (const [unit, own] of byUnit(rows.filter((one) => one.disposition === 'redeliver'))) {
    const named = unit === undefined ? {} : { unit };
    const sums = sumsOf(next.lines, own);
    next = withRefusedGoods(withMove(next, unit, back), { when, ...named, sums, again: true });
  }
  return next;
}

function withMove(p: Progress, unit: string | undefined, move: Move): Progress {
  if (unit === undefined) return { ...p, whole: inOrder(p.whole, move) };
  return withChange(p, unit, ({ track }) => ({ track: inOrder(track, move) }));
}

function withKnownLines(p: Progress, rows: readonly LineName[]): Progress {
  return { ...p, lines: withLines(p.lines, rows) };
}

function byUnit<R extends Row>(rows: readonly R[]): Iterable<readonly [string | undefined, R[]]> {
  return Map.groupBy(rows, ({ unit }) => unit);
}
