/** What one decides by who tells the next thing: the same seed, the same decisions. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to below `below`. */
  roll(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const rolled = (mixed ^ (mixed >>> 14)) >>> 0;
    return below <= 0 ? 0 : rolled % below;
  }

  /** True in `percent` of all cases. */
  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }

  one<const L extends readonly [unknown, ...unknown[]]>(list: L): L[number];
  one<T>(list: readonly T[]): T | undefined;
  one<T>(list: readonly T[]): T | undefined {
    return list[this.roll(list.length)];
  }

  /** One of those offered, the heavier the likelier. */
  weighted<T extends { readonly weight: number }>(offers: readonly T[]): T | undefined {
    const total = offers.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.roll(total);
    return offers.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
  }
}
