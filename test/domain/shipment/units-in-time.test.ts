import { describe, expect, it } from 'vitest';
import { isLabelled, isVoid } from '../../../src/domain/shipment/labels.ts';
import { isAboard, loadAt } from '../../../src/domain/shipment/loading.ts';
import { inOrder, isLater, latest, type Moment } from '../../../src/domain/shipment/movement.ts';
import { isLost, isPacked, wasPacked } from '../../../src/domain/shipment/units.ts';
import { unit } from './progress.ts';

const m = (ms: number, seq = 0, version = 1): Moment => [ms, seq, version];

describe('of two moments', () => {
  it.each([
    [m(2), m(1), true],
    [m(1), m(2), false],
    [m(1, 2), m(1, 1), true],
    [m(1, 1, 9), m(1, 2, 1), false],
    [m(1, 1, 2), m(1, 1, 1), true],
    [m(1, 1, 1), m(1, 1, 2), false],
    [m(1), m(1), false],
  ])('%j is later than %j: %s', (a, b, expected) => {
    expect(isLater(a, b)).toBe(expected);
  });

  it('the later one counts, or the one that there is, of equals the first', () => {
    const [one, two, same] = [{ when: m(1) }, { when: m(2) }, { when: m(1) }];
    expect([latest(one, two), latest(two, one), latest(one, same)]).toEqual([two, two, one]);
    expect(latest(one, same)).toBe(one);
    expect([latest(undefined, one), latest(one, undefined)]).toEqual([one, one]);
    expect(latest(undefined, undefined)).toBeUndefined();
  });

  it('each has its place in the order of time', () => {
    const told = [m(10), m(20), m(30)].map((when) => ({ when }));
    const placed = (ms: number) => inOrder(told, { when: m(ms) }).map(({ when }) => when[0]);
    expect([5, 15, 25, 35].map(placed)).toEqual([
      [5, 10, 20, 30],
      [10, 15, 20, 30],
      [10, 20, 25, 30],
      [10, 20, 30, 35],
    ]);
    const news = { when: m(20), name: 'news' };
    expect(inOrder(told, news)[2]).toBe(news);
    expect(inOrder(undefined, news)).toEqual([news]);
    expect(told).toHaveLength(3);
  });
});

describe('a unit is packed', () => {
  const again = { packed: m(50), firstPackedMs: 10, unpacked: m(30) };

  it.each([
    ['from its packing on', unit(), [9, 10, 11], [false, true, true]],
    [
      'from its first packing on',
      unit({ packed: m(50), firstPackedMs: 10 }),
      [9, 10, 50],
      [false, false, true],
    ],
    [
      'until it is emptied',
      unit(again),
      [9, 10, 29, 30, 49, 50],
      [false, true, true, false, false, true],
    ],
    [
      'until it is emptied for the first time',
      unit({ ...again, unpacked: m(60), unpackedBefore: [m(5), m(20)] }),
      [10, 19, 20, 40],
      [true, true, false, false],
    ],
    ['never without a packing', unit({ packed: undefined as never }), [0, 99], [false, false]],
  ])('%s', (_, one, instants, expected) => {
    expect(instants.map((ms) => wasPacked(one, ms))).toEqual(expected);
  });

  it('now, unless it was emptied or went over', () => {
    expect(isPacked(unit({ unpacked: m(9) }))).toBe(true);
    expect(isPacked(unit({ unpacked: m(10, 0, 2) }))).toBe(false);
    expect(isPacked(unit({ gone: 'X' }))).toBe(false);
    const { packed: _, ...untold } = unit();
    expect(isPacked(untold)).toBe(false);
    expect([isLost(untold), isLost({ ...untold, lost: m(1) })]).toEqual([false, true]);
    expect(isLost(unit({ found: { when: m(5) } }))).toBe(false);
  });
});

describe('a unit is aboard', () => {
  const on = (ms: number, trip?: string, vehicle?: string) => ({ when: m(ms), trip, vehicle });
  const off = (ms: number, trip?: string, vehicle?: string) => {
    return { ...on(ms, trip, vehicle), off: true as const };
  };
  const tripAt = (one: ReturnType<typeof unit>, ...instants: number[]) =>
    instants.map((ms) => loadAt(one, ms)?.trip);

  it('from its loading on, until the moment after it came off', () => {
    const loads = [on(20, 'T1'), off(40)];
    expect(tripAt(unit({ loads }), 19, 20, 40, 41)).toEqual([undefined, 'T1', 'T1', undefined]);
    expect(loadAt(unit({ loads }))).toBeUndefined();
  });

  it('of what was told to take it off, if that names the same', () => {
    const once = (...told: ReturnType<typeof off>[]) =>
      loadAt(unit({ loads: [on(20, 'T1', 'V1'), ...told] }))?.trip;
    expect([once(off(30, 'T2')), once(off(30, undefined, 'V2'))]).toEqual(['T1', 'T1']);
    expect([once(off(30, 'T1')), once(off(30, 'T1', 'V1'))]).toEqual([undefined, undefined]);
    expect(once(off(30, 'T1', 'V2'))).toBe('T1');
  });

  it('until the moment after it was emptied', () => {
    const loads = [on(20, 'T1')];
    expect(tripAt(unit({ loads, unpacked: m(30) }), 30, 31)).toEqual(['T1', undefined]);
    expect(tripAt(unit({ loads, unpacked: m(15) }), 30)).toEqual(['T1']);
    const twice = unit({ loads, unpacked: m(60), unpackedBefore: [m(30)] });
    expect(tripAt(twice, 30, 31, 61)).toEqual(['T1', undefined, undefined]);
  });

  it('of every trip where the policy knows no loading and it is on nothing', () => {
    const freely = { steps: [] };
    const aboard = (one: ReturnType<typeof unit>, ms: number, p: { steps: 'load'[] } = freely) =>
      isAboard(p, one, 'T1', ms);
    expect([aboard(unit(), 9), aboard(unit(), 10)]).toEqual([false, true]);
    expect(aboard(unit(), 10, { steps: ['load'] })).toBe(false);
    const emptied = unit({ unpacked: m(30) });
    expect([aboard(emptied, 30), aboard(emptied, 31)]).toEqual([true, false]);
    expect(aboard(unit({ loads: [on(12, 'T2')] }), 20)).toBe(false);
    expect(aboard(unit({ loads: [on(12, 'T1')] }), 20, { steps: ['load'] })).toBe(true);
  });
});

describe('a label', () => {
  const label = { label: 'L1', kind: 'shipping', printed: m(20), applied: true as const };

  it('is void once it was voided, or what it was printed for was emptied', () => {
    expect(isVoid(unit(), label)).toBe(false);
    expect(isVoid(unit(), { ...label, voided: true })).toBe(true);
    expect(isVoid(unit({ unpacked: m(30) }), label)).toBe(true);
    expect(isVoid(unit({ unpacked: m(30) }), { label: 'L1' })).toBe(false);
  });

  it('is needed of every kind', () => {
    const has = (kinds: string[], ...labels: object[]) =>
      isLabelled(unit({ labels: labels as (typeof label)[] }), kinds);
    const hazard = { ...label, kind: 'hazard' };
    expect(has(['shipping'], label)).toBe(true);
    expect(has(['shipping', 'hazard'], label)).toBe(false);
    expect(has(['shipping', 'hazard'], label, hazard)).toBe(true);
    expect(has(['shipping'], { ...label, applied: undefined })).toBe(false);
  });
});
