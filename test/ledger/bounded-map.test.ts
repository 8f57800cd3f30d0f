import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedMap } from '../../src/ledger/bounded-map.ts';

const MAX = 20;
const weight = (value: number): number => value;

describe('a bounded map', () => {
  it('answers what was set last, or nothing, and never holds more than it may', () => {
    const change = fc.record({
      key: fc.nat({ max: 9 }),
      value: fc.integer({ min: 1, max: 8 }),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const bounded = new BoundedMap<number, number>(MAX, weight);
        const model = new Map<number, number>();
        for (const { key, value, remove } of changes) {
          if (remove) bounded.delete(key);
          else bounded.set(key, value);
          if (remove) model.delete(key);
          else model.set(key, value);
          expect([undefined, model.get(key)]).toContain(bounded.get(key));
        }
        const held = [...model.keys()].map((key) => bounded.get(key) ?? 0);
        expect(held.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(MAX);
      }),
    );
  });

  it('keeps what is used and lets go of what is not', () => {
    const bounded = new BoundedMap<string, number>(10);
    bounded.set('used', 0);
    bounded.set('unused', 0);
    for (let n = 0; n < 50; n += 1) {
      bounded.set(`other-${n}`, n);
      expect(bounded.get('used')).toBe(0);
    }
    expect(bounded.get('unused')).toBeUndefined();
  });

  it('keeps nothing that alone is too heavy, nor what it held in its place', () => {
    const bounded = new BoundedMap<string, number>(MAX, weight);
    bounded.set('a', 1);
    bounded.set('a', MAX);
    expect(bounded.get('a')).toBeUndefined();
  });

  it('can be emptied', () => {
    const bounded = new BoundedMap<string, number>(MAX);
    bounded.set('a', 1);
    bounded.clear();
    expect(bounded.get('a')).toBeUndefined();
  });
});
