import { pause } from '../projections/pause.ts';
import { Problem } from './problems.ts';

/** Far more than the ledger needs to be busy, and few enough to be answered within moments. */
const WRITES_MAX = 128;
const READS_MAX = 1_024;
/**
 * Who is turned away waits a little: clients that come back at once would else keep the server
 * busy with turning them away. Beyond so many that wait it is said at once.
 */
const TURNED_AWAY_MS = 200;
const TURNED_AWAY_WAITING_MAX = 2_048;

export type Kind = 'write' | 'read';

/** How much may be in hand at the same time; what is beyond that is turned away, undone. */
export class Admission {
  readonly #max: Readonly<Record<Kind, number>>;
  readonly #inHand: Record<Kind, number> = { write: 0, read: 0 };
  #waiting = 0;
  readonly #turnedAway: Record<Kind, number> = { write: 0, read: 0 };

  constructor(max: Partial<Record<Kind, number>> = {}) {
    this.#max = { write: WRITES_MAX, read: READS_MAX, ...max };
  }

  get inHand(): Readonly<Record<Kind, number>> {
    return this.#inHand;
  }

  get turnedAway(): Readonly<Record<Kind, number>> {
    return this.#turnedAway;
  }

  isFull(kind: Kind): boolean {
    return this.#inHand[kind] >= this.#max[kind];
  }

  /** Throws `server-must-not-be-overloaded`, after a moment. */
  async turnAway(kind: Kind, signal: AbortSignal): Promise<never> {
    this.#turnedAway[kind] += 1;
    if (this.#waiting < TURNED_AWAY_WAITING_MAX) {
      this.#waiting += 1;
      try {
        await pause(TURNED_AWAY_MS, signal);
      } finally {
        this.#waiting -= 1;
      }
    }
    throw new Problem('server-must-not-be-overloaded');
  }

  enter(kind: Kind): void {
    this.#inHand[kind] += 1;
  }

  leave(kind: Kind): void {
    this.#inHand[kind] -= 1;
  }
}
