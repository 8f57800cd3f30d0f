import type { Position } from '../domain/envelope.ts';
import type { Page } from '../ledger/ledger.ts';

/** Facts that wait for a slow build; beyond, it reads them from the ledger again. */
const FACTS_MAX = 10_000;
/** With no more than this waiting, another page is welcome. */
const FACTS_ROOMY = 2_000;

/** Where a page begins, in addition to what it holds. */
export interface Offer extends Page {
  readonly after: Position;
}

/** What the follow has offered and was not taken yet, and the bell that goes with it. */
export class Offers {
  #pages: Offer[] = [];
  #facts = 0;
  #reach: Position = 0;
  #rung = false;
  #wake: () => void = () => {};
  #tellRoom: () => void = () => {};

  /** The last position that is known to be there. */
  get reach(): Position {
    return this.#reach;
  }

  expect(position: Position): void {
    this.#reach = Math.max(this.#reach, position);
    this.ring();
  }

  /** Never waits: what is too much is dropped, and its taker reads it again. */
  offer(offer: Offer): void {
    this.#pages.push(offer);
    this.#facts += offer.facts.length;
    if (this.#facts > FACTS_MAX) this.drop();
    this.expect(offer.through);
  }

  /** The next page that follows on what was read; undefined where there is none or a gap. */
  take(through: Position): Page | undefined {
    for (;;) {
      const first = this.#pages[0];
      if (!first || first.after > through) return undefined;
      this.#pages.shift();
      this.#facts -= first.facts.length;
      if (this.#facts <= FACTS_ROOMY) this.#tellRoom();
      if (first.through > through) return first;
    }
  }

  drop(): void {
    this.#pages = [];
    this.#facts = 0;
    this.#tellRoom();
  }

  /** Resolves once another page is welcome. For one asker at a time. */
  async room(): Promise<void> {
    if (this.#facts <= FACTS_ROOMY) return;
    await new Promise<void>((resolve) => {
      this.#tellRoom = resolve;
    });
  }

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** Resolves at the next ring, or at once after one that nobody has waited for, or after `ms`. */
  async rest(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    if (this.#rung) resolve();
    await promise;
    clearTimeout(timer);
    this.#rung = false;
  }
}
