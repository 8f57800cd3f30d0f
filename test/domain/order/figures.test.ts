import { describe, expect, it } from 'vitest';
import { balances, ending } from '../../../src/domain/order/balance.ts';
import { openShipments, plannedOf, releasable } from '../../../src/domain/order/figures.ts';
import { figures, row, slot } from './figures.ts';

const SLOTS = [['10', slot('10', 20)] as const];
const balance = (rows: Parameters<typeof row>[0][], own = {}) => {
  const held = Object.fromEntries(rows.map((one, nth) => [`S${nth}`, { '10': one }]));
  return balances(figures([['10', slot('10', 20, own)]], held)).get('10');
};

describe('the balance of a schedule line', () => {
  const ALL = {
    allocated: 7,
    backordered: 1,
    cancelled: 2,
    substituted: 3,
    shipped: 8,
    delivered: 4,
    returned: 2,
    lost: 1,
  };

  it('comes from all shipments that hold of it', () => {
    expect(balance([ALL, { ...ALL, allocated: 2, delivered: 5 }])).toStrictEqual({
      ordered: 20,
      allocated: 9,
      backordered: 2,
      cancelled: 4,
      substituted: 6,
      unplaced: 0,
      excess: 1,
      shipped: 16,
      delivered: 9,
      settled: 15,
    });
  });

  it('is all unplaced while no shipment holds of it', () => {
    expect(balance([])).toMatchObject({ ordered: 20, unplaced: 20, excess: 0, settled: 0 });
  });

  it('leaves out what was drawn from back orders, and what was restated', () => {
    const told = { backordered: 6, cancelled: 3 };
    expect(balance([told], { drawn: 4, cancelled: 2, restated: 1 })).toMatchObject({
      backordered: 2,
      cancelled: 4,
      unplaced: 14,
    });
  });

  it('is of a schedule line as well that only a shipment names', () => {
    const books = balances(figures(SLOTS, { S1: { '90': { allocated: 5 } } }));
    expect([...books.keys()]).toEqual(['10', '90']);
    expect(books.get('90')).toMatchObject({ ordered: 0, allocated: 5, excess: 5 });
  });

  it.each([
    ['as there what is coming', { allocated: 3, coming: 4 }, { allocated: 7, unplaced: 13 }],
    ['as gone what is to go', { allocated: 5, coming: -2 }, { allocated: 3, unplaced: 17 }],
    [
      'goods as ordered as gone before back orders',
      { allocated: 3, backordered: 2, coming: -4 },
      { allocated: 0, backordered: 1, unplaced: 19 },
    ],
    [
      'back orders as gone before other articles',
      { allocated: 3, backordered: 2, substituted: 4, coming: -6 },
      { allocated: 0, backordered: 0, substituted: 3, unplaced: 17 },
    ],
  ])('counts %s', (_, told, expected) => {
    expect(balance([told])).toMatchObject(expected);
    expect(balance([told, { shipped: 1 }])).toMatchObject({ ...expected, shipped: 1 });
  });
});

describe('an order ends', () => {
  const end = (rows: Parameters<typeof row>[0], own = {}) =>
    ending(figures([['10', slot('10', 20, own)]], { S1: { '10': { allocated: 20, ...rows } } }));

  it.each([
    ['open', {}, {}],
    ['open', { delivered: 19 }, {}],
    ['complete', { delivered: 20 }, {}],
    ['ended', { delivered: 19, lost: 1 }, {}],
    ['ended', { delivered: 19, returned: 1 }, {}],
    ['ended', { delivered: 15 }, { cancelled: 5 }],
    ['open', { delivered: 14 }, { cancelled: 5 }],
    ['open', { allocated: 0 }, { cancelled: 20 }],
  ])('%s with %j of twenty and %j', (expected, rows, own) => {
    expect(end(rows, own)).toBe(expected);
  });
});

describe('what a shipment holds', () => {
  it('is what its own line comes to, of which it can let go what is not cancelled', () => {
    const all = row({ allocated: 5, backordered: 4, cancelled: 3, substituted: 2, shipped: 9 });
    expect(plannedOf(all)).toBe(14);
    expect(releasable(all)).toBe(11);
    expect(releasable(row({ allocated: -1 }))).toBe(0);
  });

  it.each([
    ['all is to come yet', { coming: 2 }, true],
    ['other articles are to come yet', { substituted: 2, delivered: 1 }, true],
    ['all will go', { allocated: 2, coming: -2 }, false],
    ['all has its outcome', { allocated: 6, delivered: 3, returned: 2, lost: 1 }, false],
    ['some has no outcome', { allocated: 7, delivered: 3, returned: 2, lost: 1 }, true],
    ['some is left beside what was delivered', { allocated: 3, delivered: 2 }, true],
    ['nothing but back orders is left', { backordered: 2 }, false],
  ])('is open or not where %s', (_, told, isOpen) => {
    expect(openShipments(figures(SLOTS, { S1: { '10': told } }))).toEqual(isOpen ? ['S1'] : []);
  });

  it('is open while one of its lines is', () => {
    const done = { allocated: 5, delivered: 5 };
    const held = { S1: { '10': done, '20': { allocated: 1 } }, S2: { '10': done } };
    expect(openShipments(figures(SLOTS, held))).toEqual(['S1']);
  });
});
