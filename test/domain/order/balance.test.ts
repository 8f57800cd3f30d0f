import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Balance, balances } from '../../../src/domain/order/balance.ts';
import { slotKey } from '../../../src/domain/order/figures.ts';
import type { OrderState } from '../../../src/domain/order/state.ts';
import { thousandths } from '../../../src/domain/quantity.ts';
import {
  amend,
  authorise,
  type BODY,
  cancel,
  cancelRemainder,
  decided,
  fold,
  merge,
  PUMPS,
  plan,
  receive,
  refused,
  replan,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

const NOTHING: Balance = {
  ordered: 0,
  allocated: 0,
  backordered: 0,
  cancelled: 0,
  substituted: 0,
  unplaced: 0,
  excess: 0,
  shipped: 0,
  delivered: 0,
  settled: 0,
};

const step = fc.record({
  what: fc.constantFrom(
    'amend',
    'amend',
    'authorise',
    'plan',
    'replan',
    'cancel',
    'remainder',
    'merge',
    'tell',
    'tell',
    'tell',
    'refuse',
  ),
  qty: fc.nat(6),
  other: fc.nat(6),
  which: fc.nat(5),
  line: fc.constantFrom('10', '20'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Line 10 in one piece, line 20 in two schedule lines; `qty` may leave a line out. */
function linesOf({ qty, other }: Step): typeof BODY.lines {
  const schedule = [
    { id: 'A', qty: 1 + other },
    { id: 'B', qty: 2 },
  ];
  const second = { ...PUMPS, line: '20', qty: 3 + other, schedule };
  return qty === 0 ? [second] : [{ ...PUMPS, qty }, second];
}

function telling(state: OrderState, one: Step, nth: number): Told {
  const { what, qty, other, which, line } = one;
  const shipments = [...state.figures.held.keys()];
  const shipment = shipments[which % Math.max(1, shipments.length)] ?? 'HAND-1';
  switch (what) {
    case 'amend':
      return amend(linesOf(one), nth + 2);
    case 'authorise':
      return authorise();
    case 'plan':
      return plan();
    case 'replan':
      return replan({ backorders: other % 2 === 0 });
    case 'cancel':
      return cancel([{ line, ...(qty > 0 && { qty }) }], `R${nth}`);
    case 'remainder':
      return cancelRemainder();
    case 'merge':
      return merge(shipment, shipments[other % Math.max(1, shipments.length)] ?? 'X-1', `M${nth}`);
    case 'refuse': {
      const cause = Math.max(1, (state.split?.version ?? 1) + other);
      return refused(shipment, qty > 3 ? 'PlanShipment' : 'AmendShipment', 'id-is-taken', cause);
    }
    case 'tell': {
      const [slot] = line === '10' ? [{ line }] : [{ line, schedule: other % 2 ? 'A' : 'B' }];
      const parts = { allocated: qty, backordered: other % 3, cancelled: other % 2 };
      const ends = { shipped: Math.min(qty, which), delivered: Math.min(qty, which % 3) };
      return tell(shipment, nth + 1, [{ ...slot, ...parts, ...ends }]);
    }
  }
}

describe('the quantities of an order', () => {
  it('are each in one place, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), (steps) => {
        let world = worldAfter(receive({ lines: linesOf({ qty: 5, other: 3 } as Step) }));
        for (const [nth, one] of steps.entries()) {
          const facts = decided(world, telling(world.state, one, nth));
          if ('refused' in facts) continue;
          const all = [...world.facts, ...facts];
          world = { facts: all, state: fold(all) };
          hold(world.state);
          if (facts.some(({ type }) => type === 'SplitPlanned')) placesWhatIsOpen(world.state, one);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Allocated, back-ordered, cancelled, substituted and unplaced come to what is ordered. */
function hold({ body, figures }: OrderState): void {
  const books = balances(figures);
  for (const [slot, book] of books) {
    const { ordered, allocated, backordered, cancelled, substituted, unplaced, excess } = book;
    const placed = allocated + backordered + cancelled + substituted + unplaced;
    expect(placed, slot).toBe(ordered + excess);
    expect(Math.min(unplaced, excess), slot).toBe(0);
    for (const amount of Object.values(book)) expect(amount, slot).toBeGreaterThanOrEqual(0);
  }
  const ordered = (body?.lines ?? []).flatMap(({ line, qty, schedule }) =>
    (schedule ?? [{ id: undefined, qty }]).map(
      (part) => [slotKey({ line, schedule: part.id }), thousandths(part.qty)] as const,
    ),
  );
  for (const [slot, amount] of ordered) expect((books.get(slot) ?? NOTHING).ordered).toBe(amount);
}

/** A plan leaves nothing unplaced, and nothing is placed twice by it. */
function placesWhatIsOpen({ figures }: OrderState, { what, other }: Step): void {
  if (what !== 'plan' && !(what === 'replan' && other % 2 === 0)) return;
  const left = [...balances(figures).values()].map(({ unplaced, backordered, excess }) =>
    what === 'plan' ? unplaced : unplaced + backordered - excess,
  );
  expect(left.filter((amount) => amount > 0)).toEqual([]);
}
