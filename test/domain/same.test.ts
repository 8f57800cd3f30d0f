import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '../../src/domain/same.ts';

describe('two JSON values', () => {
  it('are the same whatever the order of their fields', () => {
    expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });

  it.each<readonly [unknown, unknown]>([
    [1, 2],
    [1, '1'],
    [null, {}],
    [{}, null],
    [[], {}],
    [{ a: 1 }, 1],
    [1, { a: 1 }],
    ['', {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
  ])('%j and %j are not', (a, b) => {
    expect(isSame(a, b)).toBe(false);
  });

  it('are the same as their copies', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSame(value, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
    );
  });
});
