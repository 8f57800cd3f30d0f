import type { Position, Recorded } from '../../domain/envelope.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Sight } from './sight.ts';

/** So many are read at a time, so that what is too much was not read for nothing. */
const READ_FACTS = 100;
/** Of JSON, for all facts of a page; one that is larger comes alone. */
const PAGE_BYTES_MAX = 2_000_000;
/** A page ends here though it may hold nothing yet: the asker comes again from `through`. */
const LOOKED_AT_FACTS_MAX = 5_000;

/** Which facts somebody asks for; at most `limit`. */
export interface Wanted {
  readonly after: Position;
  readonly limit: number;
  readonly types?: readonly string[] | undefined;
  readonly category?: string | undefined;
}

export interface FactsPage {
  /** As JSON, in recording order. */
  readonly facts: readonly string[];
  /** Where to go on from, whether there was anything for the asker or not. */
  readonly through: Position;
  /** Whether facts were there already that this page has not looked at. */
  readonly more: boolean;
}

/** The next facts for one asker. Reads a bounded part of the ledger; UnknownPosition. */
export async function factsPage(
  ledger: Pick<Ledger, 'readAll' | 'head'>,
  sees: Sight,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<FactsPage> {
  const { types } = wanted;
  const gathered = new Gathering(wanted);
  for (let looked = 0; looked < LOOKED_AT_FACTS_MAX && !signal.aborted; looked += READ_FACTS) {
    const page = await ledger.readAll(gathered.through, READ_FACTS, types && { types });
    if (page.through === gathered.through) return gathered.page(false);
    for (const fact of page.facts) {
      if ((await isFor(fact, sees, wanted)) && !gathered.takes(fact)) return gathered.page(true);
      gathered.through = fact.position;
    }
    gathered.through = page.through;
  }
  return gathered.page(gathered.through < (await ledger.head()));
}

/** A page while it fills. */
class Gathering {
  through: Position;
  readonly #limit: number;
  readonly #facts: string[] = [];
  #bytes = 0;

  constructor({ after, limit }: Wanted) {
    this.through = after;
    this.#limit = limit;
  }

  /** False where the page is full. */
  takes(fact: Recorded): boolean {
    const text = JSON.stringify(fact);
    const bytes = this.#bytes + Buffer.byteLength(text);
    const isFull = this.#facts.length === this.#limit;
    if (isFull || (this.#facts.length > 0 && bytes > PAGE_BYTES_MAX)) return false;
    this.#facts.push(text);
    this.#bytes = bytes;
    return true;
  }

  page(more: boolean): FactsPage {
    return { facts: this.#facts, through: this.through, more };
  }
}

async function isFor(fact: Recorded, sees: Sight, { category }: Wanted): Promise<boolean> {
  const isWanted = category === undefined || fact.stream.startsWith(`${category}-`);
  return isWanted && (await sees(fact));
}
