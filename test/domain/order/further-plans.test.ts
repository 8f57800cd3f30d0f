import { describe, expect, it } from 'vitest';
import {
  amend,
  authorise,
  CABLE,
  cancel,
  decided,
  given,
  hold,
  PUMPS,
  plan,
  receive,
  received,
  refused,
  replan,
  shipmentsAfter,
  split,
  type Told,
  tell,
  worldAfter,
} from './sayings.ts';

const [S = ''] = shipmentsAfter(...split);
const order = 'ERP-800:0045';
const OTHER = { ...PUMPS, line: '30' };

/** The last plan. */
function planAfter(...tellings: readonly Told[]) {
  const last = worldAfter(...tellings).facts.findLast(({ type }) => type === 'SplitPlanned');
  return last?.type === 'SplitPlanned' ? last.data : undefined;
}
const rowsAfter = (...tellings: readonly Told[]) =>
  planAfter(...tellings)?.placements.map(({ lines }) => lines.map(({ line, qty }) => [line, qty]));

describe('a plan that is refused', () => {
  it('says of which order, or under which hold', () => {
    given().when(plan()).refuses('order-must-be-known', { order });
    given().when(hold()).refuses('order-must-be-known', { order });
    given(received).when(plan()).refuses('order-must-be-authorised', { order });
    given(...split)
      .when(plan({ from: 'X' }))
      .refuses('order-must-be-split-once', { order });
    given(received, authorise()).when(replan()).refuses('order-must-be-split-before', { order });
    given(received, authorise(), hold('H7'))
      .when(plan())
      .refuses('order-must-not-be-held', { hold: 'H7' });
  });
});

describe('a plan', () => {
  it('says why it was made, and no more than is so', () => {
    const grown = [...split, amend([PUMPS, CABLE, OTHER])];
    expect(planAfter(...split)).not.toHaveProperty('reason');
    expect(planAfter(...split)).not.toHaveProperty('more');
    expect(planAfter(...grown, replan({ reason: 'more came' }))?.reason).toBe('more came');
    expect(Object.keys(planAfter(...grown, replan()) ?? {})).not.toContain('reason');
  });

  it('needs a site only for what it places', () => {
    const { from: _, ...siteless } = PUMPS;
    const done = [receive({ lines: [siteless, CABLE] }), authorise(), cancel([{ line: '10' }])];
    expect(rowsAfter(...done, plan())).toEqual([[['20', 3]]]);
  });

  it('tells a party with an address from one whose code reads like both', () => {
    const to = (party: string, address?: string) => {
      return {
        ...PUMPS,
        line: `${party}${address}`,
        shipTo: { party, ...(address && { address }) },
      };
    };
    const lines = [to('AB'), to('A', 'B'), to('AB')];
    const own = lines.map((line, nth) => ({ ...line, line: `${nth}` }));
    expect(rowsAfter(receive({ lines: own }), authorise(), plan())).toEqual([
      [
        ['0', 5],
        ['2', 5],
      ],
      [['1', 5]],
    ]);
  });

  it('of very many shipments is made in parts', () => {
    const lines = Array.from({ length: 400 }, (_, n) => {
      return { ...PUMPS, line: `${n}`, shipTo: { party: `P${n}` } };
    });
    const first = planAfter(receive({ lines }), authorise(), plan());
    expect(first?.more).toBe(true);
    expect(first?.placements.length).toBeGreaterThan(200);
  });

  it('places no back order of which as much is held beyond the order', () => {
    const both = [
      { line: '10', allocated: 5, backordered: 2 },
      { line: '20', allocated: 3 },
    ];
    given(...split, tell(S, 2, both))
      .when(replan())
      .recordsNothing();
    const most = [
      { line: '10', allocated: 4, backordered: 2 },
      { line: '20', allocated: 3 },
    ];
    expect(rowsAfter(...split, tell(S, 2, most), replan())).toEqual([[['10', 1]]]);
  });
});

describe('ids of new shipments', () => {
  const as = (commandId: string): Told => {
    const envelope = { commandId, occurredAt: '2026-03-02T08:00:00.000Z' };
    return { ...plan(), envelope };
  };
  const minted = (lines: (typeof PUMPS)[], told: Told, ...before: Told[]) =>
    planAfter(receive({ lines }), authorise(), ...before, told)?.placements.map(
      ({ shipment }) => shipment,
    ) ?? [];
  const apart = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...PUMPS, line: `${n}`, from: `SITE-${n}` }));
  const ID = '5b1c24d8-6d1e-8c3a-9f00-3f2a41c09b77';

  it('come from the last digits of the command’s own id', () => {
    const [one] = minted(apart(1), as(ID));
    expect(minted(apart(1), as('00000000-0000-8000-8000-0000f2c09b77'))).not.toEqual([one]);
    expect(minted(apart(1), as('00000000-0000-8000-8000-000001c09b77'))).toEqual([one]);
    expect(minted(apart(1), as(ID.replace(/77$/, '78')))).not.toEqual([one]);
    expect(minted(apart(2), as(ID))[1]).toBe(minted(apart(1), as(ID.replace(/77$/, '78')))[0]);
  });

  it('pass over those that the order knows', () => {
    const three = minted(apart(3), as(ID));
    expect(new Set(three).size).toBe(3);
    const known = tell(three[0] ?? '', 1, [{ line: '90', allocated: 1 }]);
    expect(minted(apart(2), as(ID), known)).toEqual(three.slice(1));
  });
});

describe('a shipment whose id is another’s', () => {
  const taken = refused(S, 'PlanShipment', 'id-is-taken', 3);

  it('is replaced for what it was to hold, not for what else is open', () => {
    const grown = [...split, amend([{ ...PUMPS, qty: 7 }, CABLE, OTHER])];
    expect(rowsAfter(...grown, taken)).toEqual([
      [
        ['10', 5],
        ['20', 3],
      ],
    ]);
  });

  it('is not replaced once it has told what it holds', () => {
    const told = tell(S, 2, [
      { line: '10', allocated: 5, shipped: 1 },
      { line: '20', allocated: 3 },
    ]);
    given(...split, told)
      .when(taken)
      .records('FollowUpRefused');
    const again = decided(worldAfter(...split, told), refused(S, 'PlanShipment', 'some-rule', 3));
    expect(again).toHaveLength(1);
  });

  it('leaves to be placed what it was to hold, where it is refused for another reason', () => {
    given(...split)
      .when(refused(S, 'PlanShipment', 'some-rule', 3))
      .records('FollowUpRefused', {
        type: 'LinesReallocated',
        data: {
          from: S,
          cause: 'refused',
          rows: [
            { line: '10', qty: 5 },
            { line: '20', qty: 3 },
          ],
        },
      });
  });
});
