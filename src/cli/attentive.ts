import type { Ledger } from '../ledger/ledger.ts';
import { turn } from '../projections/pause.ts';

/**
 * The same ledger, read page by page with a look round: an embedded store never waits, so that
 * whoever reads all of it would otherwise never hear of a Ctrl-C. Reads throw the signal's reason.
 */
export function attentive(ledger: Ledger, signal: AbortSignal): Ledger {
  return {
    identity: ledger.identity,
    append: (...asked) => ledger.append(...asked),
    read: (...asked) => ledger.read(...asked),
    async readAll(...asked) {
      await turn();
      signal.throwIfAborted();
      return ledger.readAll(...asked);
    },
    follow: (...asked) => ledger.follow(...asked),
    head: () => ledger.head(),
    [Symbol.asyncDispose]: () => ledger[Symbol.asyncDispose](),
  };
}
