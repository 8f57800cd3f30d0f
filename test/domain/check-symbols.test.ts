import { describe, expect, it } from 'vitest';
import {
  BASE32_SYMBOLS,
  checkSymbol,
  gs1CheckDigit,
  isSscc,
  sscc,
} from '../../src/domain/check-symbols.ts';

const M = BASE32_SYMBOLS.length;

/** The state after a payload, told by the check symbol that would end it there. */
const stateAfter = (payload: string) => checkSymbol(payload);

describe('the check symbol', () => {
  it('tells every single symbol from every other, wherever it stands', () => {
    for (const first of BASE32_SYMBOLS) {
      const ends = [...BASE32_SYMBOLS].map((second) => stateAfter(first + second));
      expect(new Set(ends).size).toBe(M);
    }
  });

  it('misses a swap in one of 496 cases, and only of neighbours on the ring of symbols', () => {
    const missed: number[] = [];
    for (const before of BASE32_SYMBOLS) {
      for (let a = 0; a < M; a += 1) {
        for (let b = 0; b < a; b += 1) {
          const [x, y] = [BASE32_SYMBOLS.charAt(a), BASE32_SYMBOLS.charAt(b)];
          if (stateAfter(before + x + y) === stateAfter(before + y + x))
            missed.push(Math.min(a - b, M - a + b));
        }
      }
    }
    expect(missed).toEqual(Array.from({ length: M }, () => 1));
  });
});

describe("GS1's check digit", () => {
  it.each([
    ['10614141123456789', '7'],
    ['629104150021', '3'],
    ['400638133393', '1'],
    ['9638507', '4'],
  ])('of %s is %s', (payload, digit) => {
    expect(gs1CheckDigit(payload)).toBe(digit);
  });
});

describe('an SSCC', () => {
  it('is made of extension digit, company prefix and serial', () => {
    expect(sscc(1, '0614141', 123_456_789)).toBe('106141411234567897');
    expect(isSscc(sscc(0, '6901234', 987_654_321))).toBe(true);
  });

  it('is told from other digits', () => {
    expect(isSscc('106141411234567897')).toBe(true);
    expect(isSscc('106141411234567898')).toBe(false);
    expect(isSscc('10614141123456789')).toBe(false);
    expect(isSscc('10614141123456789x')).toBe(false);
  });

  it('has room for a serial that fits', () => {
    expect(() => sscc(3, '4012345', 1_000_000_000)).toThrow(RangeError);
    expect(() => sscc(10, '4012345', 1)).toThrow(RangeError);
    expect(() => sscc(3, '40123X5', 1)).toThrow(RangeError);
  });
});
