import type { Recorded } from '../domain/envelope.ts';
import type { Ledger, Want } from '../ledger/ledger.ts';
import type { Put } from '../read-models/read-models.ts';
import { BulkCategory, type Target } from './bulk-category.ts';
import type { CorrectionOf } from './fold.ts';
import { turn } from './pause.ts';
import type { AnyProjection } from './projection.ts';
import { wantOf } from './want.ts';

/** Small, so that what a page brought is garbage before the collector looks at it twice. */
const PAGE_FACTS = 250;
const PAGES_A_TURN = 16;
/** So many streams may be busy at the same time without being read again, all targets together. */
const DOCUMENTS_MAX = 8_192;

export interface BulkOptions {
  readonly ledger: Ledger;
  readonly targets: readonly Target[];
  readonly correctionOf: CorrectionOf;
  readonly correctionTypes?: readonly string[] | undefined;
  /** Streams that fall to others are left out. */
  readonly part?: Want['part'];
  readonly signal?: AbortSignal;
  /** Documents that are kept in memory, about; by default some tens of MiB of them. */
  readonly documentsMax?: number;
  /** Told after every page how many facts it held. */
  readonly progress?: ((facts: number) => void) | undefined;
}

/** Folds history from its first fact on, once for all targets, into their cold places. */
export async function foldBulk(options: BulkOptions): Promise<void> {
  const { ledger, targets, signal } = options;
  const categories = categoriesOf(options);
  const through = Math.max(0, ...targets.map((target) => target.through));
  const want = wantIn(options);
  for (let after = 0, pages = 1; after < through; pages += 1) {
    signal?.throwIfAborted();
    if (pages % PAGES_A_TURN === 0) await turn();
    const page = await ledger.readAll(after, PAGE_FACTS, want);
    if (page.through === after) break;
    after = page.through;
    for (const [name, facts] of byCategory(page.facts)) {
      for (const category of categories.get(name) ?? []) await category.take(facts);
    }
    options.progress?.(page.facts.length);
  }
  for (const category of new Set([...categories.values()].flat())) await category.finish(ledger);
}

/** Documents in memory, as JSON text: a cold place for those who need no store. */
export class TextCold {
  readonly #texts = new Map<string, { readonly position: number; readonly text: string }>();

  async get(id: string): Promise<Put<object> | undefined> {
    const found = this.#texts.get(id);
    return found && { id, position: found.position, doc: JSON.parse(found.text) };
  }

  async load({ puts, deletes }: Parameters<Target['cold']['load']>[0]): Promise<void> {
    for (const { id, position, doc } of puts) {
      this.#texts.set(id, { position, text: JSON.stringify(doc) });
    }
    for (const { id } of deletes) this.#texts.delete(id);
  }

  *documents(): Iterable<Put<object>> {
    for (const [id, { position, text }] of this.#texts)
      yield { id, position, doc: JSON.parse(text) };
  }
}

/** By the name of the category what its facts are told to. */
function categoriesOf(options: BulkOptions): ReadonlyMap<string, readonly BulkCategory[]> {
  const { targets, correctionOf, documentsMax = DOCUMENTS_MAX } = options;
  const groups = Map.groupBy(targets, ({ projection }) => namesOf(projection).join());
  const categories = new Map<string, BulkCategory[]>();
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const group = [first, ...others];
    const share = (documentsMax * group.length) / targets.length;
    const told = new BulkCategory(group, correctionOf(first.projection.category), share);
    for (const name of namesOf(first.projection)) {
      categories.set(name, [...(categories.get(name) ?? []), told]);
    }
  }
  return categories;
}

function namesOf({ category, further = [] }: AnyProjection): readonly string[] {
  return [category, ...further];
}

function wantIn({ targets, correctionTypes, part }: BulkOptions): Want | undefined {
  const types = wantOf(
    targets.map(({ projection }) => projection),
    correctionTypes,
  );
  return types || part ? { ...types, ...(part && { part }) } : undefined;
}

function byCategory(facts: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> {
  return Map.groupBy(facts, ({ stream }) => stream.slice(0, stream.indexOf('-')));
}
