import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  childrenOf,
  isCircle,
  parentOf,
  staysOf,
  withDescendants,
} from '../../../src/domain/shipment/nesting.ts';
import { progress, unit } from './progress.ts';

const inside = (parent?: string, ms = 20) => {
  return { when: [ms, 0, 3] as const, ...(parent !== undefined && { parent }) };
};

describe('units in each other', () => {
  const { units } = progress({
    U1: unit({ nestings: [inside('P1')] }),
    P1: unit({ nestings: [inside('C1')] }),
    C1: unit(),
    U2: unit({ nestings: [inside('P1'), inside(undefined, 30)] }),
    U3: unit({ nestings: [inside('P1'), inside('E1', 30), inside('NONE', 40)] }),
    E1: unit({ unpacked: [35, 0, 5] }),
    U4: unit({ nestings: [inside('E1', 30)] }),
    U5: unit({ nestings: [inside('E1', 40)], gone: 'X' }),
    U6: unit({ nestings: [inside('P1')] }),
  });
  const known = (name: string) => units.rows[units.keys.indexOf(name)] ?? unit();

  it('are in one at most, and in none once that was emptied', () => {
    const parents = units.keys.map((name) => parentOf(units, known(name)));
    const none = undefined;
    expect(parents).toEqual(['P1', 'C1', none, none, none, none, none, none, 'P1']);
    expect(parentOf(units, { ...known('U1'), lost: [50, 0, 9] })).toBeUndefined();
    expect(ancestorsOf(units, known('U1'))).toEqual(['P1', 'C1']);
    expect(ancestorsOf(units, known('C1'))).toEqual([]);
  });

  it('are known by what they are in', () => {
    const children = childrenOf(units);
    expect([...children]).toEqual([
      ['P1', ['U1', 'U6']],
      ['C1', ['P1']],
    ]);
    expect(withDescendants(children, 'C1')).toEqual(['C1', 'P1', 'U1', 'U6']);
    expect(withDescendants(children, 'U1')).toEqual(['U1']);
  });

  it('were in each other for a time', () => {
    const end = Number.POSITIVE_INFINITY;
    expect(staysOf(units, known('U2'))).toEqual([{ parent: 'P1', from: 20, until: 30 }]);
    expect(staysOf(units, known('U3'))).toEqual([
      { parent: 'P1', from: 20, until: 30 },
      { parent: 'E1', from: 30, until: 35 },
    ]);
    expect(staysOf(units, known('U4'))).toEqual([{ parent: 'E1', from: 30, until: 35 }]);
    expect(staysOf(units, known('U1'))).toEqual([{ parent: 'P1', from: 20, until: end }]);
    expect(staysOf(units, known('C1'))).toEqual([]);
  });

  it('make no circle, and one that was told is seen and left', () => {
    expect([isCircle(units, 'C1', 'U1'), isCircle(units, 'C1', 'P1')]).toEqual([true, true]);
    expect([isCircle(units, 'U1', 'P1'), isCircle(units, 'U2', 'U1')]).toEqual([false, false]);
    expect([isCircle(units, 'U1', undefined), isCircle(units, 'U1', 'NONE')]).toEqual([
      false,
      false,
    ]);
    const circle = progress({
      A: unit({ nestings: [inside('B')] }),
      B: unit({ nestings: [inside('A')] }),
    }).units;
    expect(isCircle(circle, 'C', 'A')).toBe(false);
    expect(ancestorsOf(circle, circle.rows[0] ?? unit())).toEqual(['B', 'A']);
    const chain = Array.from({ length: 20 }, (_, n) => [
      `N${n}`,
      unit({ nestings: [inside(`N${n + 1}`)] }),
    ]);
    const long = progress(Object.fromEntries(chain)).units;
    expect(ancestorsOf(long, long.rows[0] ?? unit())).toHaveLength(16);
    expect(isCircle(long, 'N19', 'N0')).toBe(true);
  });
});
