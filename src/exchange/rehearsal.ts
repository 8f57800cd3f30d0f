import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { asNew } from './history.ts';

const PAGE_FACTS = 1_000;

/**
 * A ledger that behaves like `real` and records nothing in it. A stream that is appended to moves
 * to `scratch`, an empty ledger in memory that keeps all the rules of appending, and is read from
 * there ever after. For a dry run: the same commands through the same rules, then it is forgotten.
 * `readAll`, `follow` and `head` show the real history; positions of rehearsed facts are not real.
 */
export function rehearsalLedger(real: Ledger, scratch: Ledger): Ledger {
  const moved = new Map<string, Promise<void>>();

  async function move(stream: string): Promise<void> {
    for (let version = 0; ; version += PAGE_FACTS) {
      const page = await real.read(stream, version, PAGE_FACTS);
      for (const fact of page) await scratch.append(stream, fact.version - 1, [asNew(fact)]);
      if (page.length < PAGE_FACTS) return;
    }
  }
  return {
    identity: real.identity,
    async append(stream, expectedVersion, facts) {
      const moving = moved.get(stream) ?? move(stream);
      moved.set(stream, moving);
      await moving;
      return scratch.append(stream, expectedVersion, facts);
    },
    async read(stream, afterVersion, limit) {
      const moving = moved.get(stream);
      await moving;
      return (moving ? scratch : real).read(stream, afterVersion, limit);
    },
    readAll: (...asked) => real.readAll(...asked),
    follow: (...asked) => real.follow(...asked),
    head: () => real.head(),
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

/** A vault that takes everything and keeps nothing. */
export const REHEARSAL_VAULT: Pick<Vault, 'put'> = { put: async () => undefined };
