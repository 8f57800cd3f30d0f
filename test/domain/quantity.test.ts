import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  quantity,
  quantityOrZeroSchema,
  quantitySchema,
  thousandths,
} from '../../src/domain/quantity.ts';

const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });

describe('a quantity', () => {
  it('has at most three decimals, however large it is', () => {
    fc.assert(
      fc.property(amount, (n) => {
        expect(quantitySchema.safeParse(n / 1000).success).toBe(true);
      }),
    );
    for (const wrong of [0.0005, 1.0001, 0.1 + 0.2, 999_999_999.9995]) {
      expect(quantitySchema.safeParse(wrong).success).toBe(false);
    }
  });

  it('is above zero, finite and bounded', () => {
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e12, '1', null]) {
      expect(quantitySchema.safeParse(wrong).success).toBe(false);
    }
    expect(quantityOrZeroSchema.safeParse(0).success).toBe(true);
    expect(quantityOrZeroSchema.safeParse(-0.001).success).toBe(false);
  });

  it('is counted in whole thousandths, there and back', () => {
    fc.assert(
      fc.property(amount, (n) => {
        expect(thousandths(quantity(n))).toBe(n);
      }),
    );
    expect(thousandths(1.005) + thousandths(2.01)).toBe(3015);
  });
});
