/**
 * A map that holds entries of a limited weight, by default their number. It forgets by
 * generations: when the young ones weigh half of what is allowed, those that were not asked for
 * since the last time go. Cheaper than a list by last use, and nearly as just.
 */
export class BoundedMap<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  #weight = 0;
  readonly #weightMax: number;
  readonly #weigh: (value: V) => number;

  constructor(max: number, weigh: (value: V) => number = () => 1) {
    this.#weightMax = max / 2;
    this.#weigh = weigh;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  /** A value that alone weighs more than half of what is allowed is not kept. */
  set(key: K, value: V): void {
    this.delete(key);
    const weight = this.#weigh(value);
    if (weight > this.#weightMax) return;
    if (this.#weight + weight > this.#weightMax) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(key, value);
    this.#weight += weight;
  }

  delete(key: K): void {
    const young = this.#young.get(key);
    if (young !== undefined) {
      this.#young.delete(key);
      this.#weight -= this.#weigh(young);
    } else if (this.#old.size > 0) {
      this.#old.delete(key);
    }
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#weight = 0;
  }
}
