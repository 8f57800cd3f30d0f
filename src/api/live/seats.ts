import { Problem } from '../problems.ts';

const SECONDS = 5;
const SOON = { seconds: SECONDS };
const RETRY = { 'retry-after': String(SECONDS) };

/** How many may take part at the same time. */
export interface SeatLimits {
  readonly each: number;
  readonly all: number;
}

/** Who takes part now: requests that last, bounded for each actor and in all. */
export class Seats {
  readonly #limits: SeatLimits;
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(limits: SeatLimits) {
    this.#limits = limits;
  }

  get taken(): number {
    return this.#all;
  }

  /**
   * A seat for an actor; what is answered gives it back, once. Throws the problem 429 where the
   * actor has too many, 503 where all are taken.
   */
  take(actor: string): () => void {
    const own = this.#taken.get(actor) ?? 0;
    if (own >= this.#limits.each)
      throw new Problem('requests-must-not-be-too-many', SOON, { headers: RETRY });
    if (this.#all >= this.#limits.all) throw new Problem('server-must-not-be-overloaded');
    this.#taken.set(actor, own + 1);
    this.#all += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#leave(actor);
    };
  }

  #leave(actor: string): void {
    this.#all -= 1;
    const left = (this.#taken.get(actor) ?? 1) - 1;
    if (left > 0) this.#taken.set(actor, left);
    else this.#taken.delete(actor);
  }
}
