/** Something that goes wrong for real, and what must be true afterwards. */
export interface Fault {
  readonly name: string;
  /** A server without which it cannot be run. */
  readonly needs?: 'ferretdb';
  /** Throws when something is not as it must be; answers what was seen, in a few words. */
  readonly run: (how: FaultRun) => Promise<string>;
}

export interface FaultRun {
  /** An empty folder that is removed afterwards. */
  readonly folder: string;
  readonly seed: number;
  /** A few rounds only. */
  readonly short: boolean;
  /** Path of a FerretDB, for faults that need one; else perhaps ''. */
  readonly ferretdb: string;
}

/** Numbers from a seed, each in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
