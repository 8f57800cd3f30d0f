/** Repeatable randomness: the same seed and salt give the same numbers on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number;
  pick<const R extends readonly [unknown, ...unknown[]]>(rows: R): R[number];
  chance(share: number): boolean;
}

const GOLDEN = 0x9e3779b9;
const RANGE = 2 ** 32;

/** splitmix32 (Steele, Lea, Flood 2014), started anew for every salt: orders do not disturb each other. */
export function seeded(seed: number, salt = 0): Random {
  let state = mixed((seed ^ Math.imul(salt + 1, GOLDEN)) >>> 0);
  const next = (): number => {
    state = (state + GOLDEN) >>> 0;
    return mixed(state) / RANGE;
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (rows) => rows[Math.floor(next() * rows.length)],
    chance: (share) => next() < share,
  };
}

function mixed(value: number): number {
  let z = value;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
