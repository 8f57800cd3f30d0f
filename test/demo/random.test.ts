import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/demo/random.ts';

describe('repeatable randomness', () => {
  it('gives the same numbers for the same seed and salt, others for others', () => {
    const first = (seed: number, salt: number): number => seeded(seed, salt).next();
    expect(first(7, 3)).toBe(first(7, 3));
    expect(new Set([first(7, 3), first(7, 4), first(8, 3)]).size).toBe(3);
  });

  it('spreads evenly', () => {
    const random = seeded(1);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 10_000; n += 1) {
      const tenth = random.int(0, 9);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('stays inside its bounds, both ends included', () => {
    const random = seeded(5);
    const drawn = new Set(Array.from({ length: 200 }, () => random.int(3, 5)));
    expect([...drawn].sort()).toEqual([3, 4, 5]);
  });
});
