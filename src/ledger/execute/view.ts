import type { AnyDecider } from '../../domain/decider.ts';
import type { Recorded } from '../../domain/envelope.ts';
import type { Ledger } from '../ledger.ts';
import { type Folded, foldOn, foldWhole, readFrom } from './history.ts';
import type { Sight } from './judge.ts';
import type { StateCache } from './state-cache.ts';

/** A sight of a stream, `fresh` when it cannot lack a fact that was acknowledged before it. */
export interface Look extends Sight {
  readonly fresh: boolean;
}

/** How execute sees the streams of a category: from its cache where it can. */
export class View {
  readonly #ledger: Ledger;
  readonly #cache: StateCache;
  readonly #decider: AnyDecider;
  readonly #soleWriter: boolean;

  constructor(ledger: Ledger, cache: StateCache, decider: AnyDecider, soleWriter: boolean) {
    this.#ledger = ledger;
    this.#cache = cache;
    this.#decider = decider;
    this.#soleWriter = soleWriter;
  }

  /** What is at hand without asking the store. */
  cached(stream: string): Look | undefined {
    const folded = this.#cache.get(stream);
    return folded && { folded, history: undefined, fresh: this.#soleWriter };
  }

  async lookAtAll(stream: string): Promise<Look> {
    const history = await readFrom(this.#ledger, stream, 0);
    return this.#keep(stream, foldWhole(this.#decider, history), history);
  }

  /** Looks for what came after; folds only that, unless it corrects what was before. */
  async lookOn(stream: string, { folded }: Look): Promise<Look> {
    const newer = await readFrom(this.#ledger, stream, folded.version);
    const on = foldOn(this.#decider, folded, newer);
    return on ? this.#keep(stream, on, undefined) : this.lookAtAll(stream);
  }

  /** Folds what was just recorded on top of a look. */
  recorded(stream: string, { folded, history }: Look, facts: readonly Recorded[]): void {
    const on = foldOn(this.#decider, folded, facts);
    this.#cache.put(stream, on ?? foldWhole(this.#decider, [...(history ?? []), ...facts]));
  }

  /** The cached state is not to be believed any more. */
  drop(stream: string): void {
    this.#cache.drop(stream);
  }

  #keep(stream: string, folded: Folded, history: readonly Recorded[] | undefined): Look {
    this.#cache.put(stream, folded);
    return { folded, history, fresh: true };
  }
}
