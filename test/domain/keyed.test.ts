import { describe, expect, it } from 'vitest';
import {
  entries,
  firstRepeated,
  type Keyed,
  NO_ROWS,
  placeOf,
  row,
  withRow,
} from '../../src/domain/keyed.ts';

const upTo = (n: number): Keyed<number> => {
  let keyed: Keyed<number> = NO_ROWS;
  for (let key = 0; key < n; key += 1) keyed = withRow(keyed, `k${key}`, key);
  return keyed;
};

describe.each([3, 40])('rows under %i keys', (n) => {
  it('are found by key, in the order in which they came', () => {
    const keyed = upTo(n);
    expect(row(keyed, 'k2')).toBe(2);
    expect(row(keyed, 'other')).toBeUndefined();
    expect([...entries(keyed)]).toEqual(keyed.rows.map((value) => [`k${value}`, value]));
  });

  it('are changed by copy', () => {
    const before = upTo(n);
    expect(row(before, 'k1')).toBe(1);
    const after = withRow(before, 'k1', 100);
    expect([row(before, 'k1'), row(after, 'k1')]).toEqual([1, 100]);
    expect(after.keys).toHaveLength(n);
  });

  it('survive JSON', () => {
    const keyed: Keyed<number> = JSON.parse(JSON.stringify(upTo(n)));
    expect(row(withRow(keyed, 'new', 7), 'new')).toBe(7);
    expect(row(keyed, 'k0')).toBe(0);
  });
});

describe('two lists that grew out of one', () => {
  it('do not see each other', () => {
    const base = upTo(40);
    expect(row(base, 'k39')).toBe(39);
    const one = withRow(withRow(base, 'a', 1), 'b', 2);
    const other = withRow(withRow(base, 'b', 3), 'c', 4);
    expect(['a', 'b', 'c'].map((key) => row(one, key))).toEqual([1, 2, undefined]);
    expect(['a', 'b', 'c'].map((key) => row(other, key))).toEqual([undefined, 3, 4]);
    expect(['a', 'b', 'c'].map((key) => row(base, key))).toEqual([undefined, undefined, undefined]);
    expect(placeOf(one.keys, 'b')).toBe(41);
  });
});

describe('the first repeated key', () => {
  it('is told by its place', () => {
    expect(firstRepeated(['a', 'b', 'c'])).toBe(-1);
    expect(firstRepeated(['a', 'b', 'a', 'b'])).toBe(2);
    expect(firstRepeated([])).toBe(-1);
  });
});
