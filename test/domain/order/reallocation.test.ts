import { describe, expect, it } from 'vitest';
import { figuresAfter } from '../../../src/domain/order/figures-after.ts';
import { reallocated } from '../../../src/domain/order/reallocation.ts';
import { figures, heldIn } from './figures.ts';

type Data = Parameters<typeof reallocated>[1];
type Told = Parameters<typeof figures>[1];

const rows = [{ line: '10', qty: 2 }];
const moved = (held: Told, data: Omit<Data, 'rows'> & Partial<Data>) => {
  const next = reallocated(figures([], held), { rows, ...data });
  return { rows: heldIn(next), versions: [...next.held.values()].map(({ version }) => version) };
};

describe('goods that a shipment takes', () => {
  const cause = 'amended';
  const by = { shipment: 'S2', version: 8 };

  it('are its own from then on', () => {
    const held = { S2: { '10': { allocated: 1_000 } } };
    expect(moved(held, { to: 'S2', cause, by })).toEqual({
      rows: { S2: { '10': { allocated: 3_000 } } },
      versions: [8],
    });
    expect(moved({}, { to: 'S2', cause: 'refused' })).toEqual({
      rows: { S2: { '10': { allocated: 2_000 } } },
      versions: [0],
    });
  });

  it('are twice until the source of a merge lets them go', () => {
    const held = { S1: { '10': { allocated: 5_000, coming: -1_000 } } };
    expect(moved(held, { from: 'S1', to: 'S2', cause: 'merge', by }).rows).toEqual({
      S1: { '10': { allocated: 5_000, coming: -3_000 } },
      S2: { '10': { allocated: 2_000 } },
    });
    expect(moved(held, { to: 'S2', cause: 'merge', by }).rows.S1).toEqual({
      '10': { allocated: 5_000, coming: -1_000 },
    });
  });

  it('were expected where they come by a transfer, under any schedule line of their line', () => {
    const held = {
      S2: { '10': { coming: 500 }, '10\tA': { coming: 1_000 }, '20': { coming: 9_000 } },
    };
    expect(moved(held, { from: 'S1', to: 'S2', cause: 'transfer', by }).rows.S2).toEqual({
      '10': { allocated: 2_000 },
      '10\tA': {},
      '20': { coming: 9_000 },
    });
    const more = { S2: { '10': { coming: 5_000 }, '10\tA': { coming: 5_000 } } };
    expect(moved(more, { from: 'S1', to: 'S2', cause: 'transfer', by }).rows.S2).toEqual({
      '10': { allocated: 2_000, coming: 3_000 },
      '10\tA': { coming: 5_000 },
    });
  });

  it('do not come to the other one any more where they were returned', () => {
    const held = { S1: { '10': { coming: 3_000 } }, S2: { '10': { allocated: 1_000 } } };
    expect(moved(held, { from: 'S1', to: 'S2', cause: 'returned', by }).rows).toEqual({
      S1: { '10': { coming: 1_000 } },
      S2: { '10': { allocated: 3_000 } },
    });
    expect(moved({}, { from: 'S1', to: 'S2', cause: 'returned', by }).rows.S1).toEqual({
      '10': {},
    });
  });
});

describe('goods that a shipment lets go', () => {
  const by = { shipment: 'S1', version: 9 };

  it.each([
    ['those that it was asked for', -2_000, 0],
    ['some of those that it was asked for', -3_000, -1_000],
    ['more than it was asked for', -500, 0],
    ['goods that nobody asked for', 0, 0],
    ['goods while others are coming', 1_000, 1_000],
  ])('are %s', (_, coming, rest) => {
    const held = { S1: { '10': { allocated: 5_000, coming } } };
    expect(moved(held, { from: 'S1', cause: 'amended', by })).toEqual({
      rows: { S1: { '10': { allocated: 3_000, ...(rest !== 0 && { coming: rest }) } } },
      versions: [9],
    });
  });

  it('keep its version where nobody says which', () => {
    const held = { S1: { '10': { allocated: 5_000 } } };
    expect(moved(held, { from: 'S1', cause: 'refused' }).versions).toEqual([3]);
    expect(moved(held, { from: 'S1', to: 'S2', cause: 'transfer' }).versions).toEqual([3, 0]);
  });

  it('are expected where it says that they go', () => {
    const held = { S1: { '10': { allocated: 5_000 } }, S2: { '10': { coming: 1_000 } } };
    expect(moved(held, { from: 'S1', to: 'S2', cause: 'transfer', by })).toEqual({
      rows: { S1: { '10': { allocated: 3_000 } }, S2: { '10': { coming: 3_000 } } },
      versions: [9, 3],
    });
  });
});

describe('a merge that is refused', () => {
  const asks = [{ shipment: 'S2', lines: [{ line: '10', qty: 0, less: 2 }] }];
  const refused = { merge: 'M1', shipment: 'S1', rule: 'some-rule', asks };

  it.each([
    ['at the source, the target is to give back what the source keeps', 'source', 0, [0, -2_000]],
    ['at the source, the target is asked beside what else it is', 'source', -2_000, [0, -4_000]],
    ['on the way back, the target is asked in vain', 'way-back', -3_000, [-2_000, -1_000]],
    ['on the way back, done already, nothing changes', 'way-back', 0, [-2_000, 0]],
  ] as const)('%s', (_, step, coming, expected) => {
    const before = figures([], {
      S1: { '10': { allocated: 5_000, coming: -2_000 } },
      S2: { '10': { allocated: 5_000, coming } },
    });
    const fact = { type: 'MergeRefused', data: { ...refused, step } } as const;
    const { held } = figuresAfter(before, fact);
    expect(['S1', 'S2'].map((one) => held.get(one)?.rows.get('10')?.coming)).toEqual(expected);
  });
});
