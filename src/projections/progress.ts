import type { Position } from '../domain/envelope.ts';

/** Before every position, also that of an empty ledger. */
const NOT_ATTACHED = -1;

/** How far a projection is, for whoever asks how it stands. */
export class Progress {
  /** NOT_ATTACHED before there is a usable build. */
  through: Position = NOT_ATTACHED;
  /** Documents that waited behind a fact that could not be applied when we looked last. */
  parked = 0;
  readonly #now: () => number;
  #behindSinceMs: number | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Facts up to `reach` are known to be there. */
  reached(through: Position, parked: number, reach: Position): void {
    this.through = through;
    this.parked = parked;
    if (through >= reach) this.#behindSinceMs = undefined;
  }

  /** There is more to fold. */
  fallBehind(): void {
    this.#behindSinceMs ??= this.#now();
  }

  /** Milliseconds since facts began to wait, 0 when none do. */
  behindMs(head: Position): number {
    if (this.through >= head) return 0;
    this.fallBehind();
    return this.#now() - (this.#behindSinceMs ?? this.#now());
  }
}
