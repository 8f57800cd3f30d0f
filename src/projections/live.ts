import type { Recorded } from '../domain/envelope.ts';
import type { Ledger, Page } from '../ledger/ledger.ts';
import type { Batch, Collection, Lease, Parked, Put } from '../read-models/read-models.ts';
import { foldDocument } from './document.ts';
import { blank, documentOf, type Folded, type ReadCorrection, tell } from './fold.ts';
import type { AnyProjection } from './projection.ts';

/** Documents kept in memory, so that a live fact needs no read before its write. */
const DOCUMENTS_KEPT_MAX = 4_096;
const HEALED_TOGETHER = 500;

export interface LiveOptions {
  readonly ledger: Ledger;
  readonly projection: AnyProjection;
  readonly correction: ReadCorrection | undefined;
  readonly collection: Collection<object>;
  readonly lease: Lease;
}

/** What one batch makes of the documents that it touches. */
interface Outcome {
  readonly touched: Map<string, Folded>;
  readonly puts: Put<object>[];
  readonly deletes: { id: string; position: number }[];
  readonly parked: Parked[];
  readonly healed: string[];
  /** Farther than the batch where a correction's replacements were read ahead. */
  through: number;
}

/**
 * One build that is kept up to date under a lease. Everything that throws here leaves the build
 * as it was or one batch ahead; make a new one from the checkpoint and carry on.
 */
export class LiveProjection {
  readonly #own: LiveOptions;
  #through: number;
  /** The checkpoint in the store; facts that concern nobody do not move it at once. */
  #stored: number;
  #parked: Map<string, Parked>;
  #kept = new Map<string, Folded>();
  /** Those kept before DOCUMENTS_KEPT_MAX / 2 others were. */
  #keptBefore = new Map<string, Folded>();

  private constructor(own: LiveOptions, through: number, parked: readonly Parked[]) {
    this.#own = own;
    this.#through = through;
    this.#stored = through;
    this.#parked = new Map(parked.map((one) => [one.id, one]));
  }

  static async open(options: LiveOptions): Promise<LiveProjection> {
    const checkpoint = await options.collection.checkpoint();
    const parked = await options.collection.parked();
    return new LiveProjection(options, checkpoint?.through ?? 0, parked);
  }

  /** Every fact up to here is in the documents, or waits behind a parked one. */
  get through(): number {
    return this.#through;
  }

  get hasUnstoredProgress(): boolean {
    return this.#through > this.#stored;
  }

  get parked(): readonly Parked[] {
    return [...this.#parked.values()];
  }

  /** Folds a page in memory and writes every document it touches once. */
  async take({ facts, through }: Page): Promise<void> {
    const outcome = emptyOutcome(through);
    const streams = this.#byDocument(facts);
    const documents = await this.#fetch([...streams.keys()]);
    for (const [id, ofStream] of streams) {
      const folded = documents.get(id);
      const isCorrected = ofStream.some((fact) => this.#own.correction?.(fact));
      if (folded && !isCorrected) this.#tellAll(id, folded, ofStream, outcome);
      if (isCorrected || folded?.isStale) await this.#refold(id, outcome, this.#reach(ofStream));
    }
    if (outcome.touched.size > 0) await this.#store(outcome);
    this.#through = Math.max(this.#through, outcome.through);
  }

  /** Folds documents from their streams anew, by default those that are parked. */
  async heal(ids: readonly string[] = [...this.#parked.keys()]): Promise<void> {
    for (let at = 0; at < ids.length; at += HEALED_TOGETHER) {
      const outcome = emptyOutcome(this.#through);
      for (const id of ids.slice(at, at + HEALED_TOGETHER)) await this.#refold(id, outcome);
      await this.#store(outcome);
    }
  }

  /** Stores how far facts were read that changed no document. */
  async flush(): Promise<void> {
    if (this.hasUnstoredProgress) await this.#store(emptyOutcome(this.#through));
  }

  #byDocument(facts: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> {
    const streams = new Map<string, Recorded[]>();
    for (const fact of facts) {
      if (fact.position <= this.#through) continue;
      const id = documentOf(this.#own.projection, fact.stream);
      if (id === undefined) continue;
      const ofStream = streams.get(id);
      if (ofStream) ofStream.push(fact);
      else streams.set(id, [fact]);
    }
    return streams;
  }

  /** All but the parked ones, whose later facts wait. */
  async #fetch(ids: readonly string[]): Promise<ReadonlyMap<string, Folded>> {
    const documents = new Map<string, Folded>();
    const unknown: string[] = [];
    for (const id of ids) {
      const kept = this.#kept.get(id) ?? this.#keptBefore.get(id);
      if (kept) documents.set(id, kept);
      else if (!this.#parked.has(id)) unknown.push(id);
    }
    const found = await Promise.all(unknown.map((id) => this.#own.collection.get(id)));
    for (const [at, id] of unknown.entries()) {
      const { doc, position } = found[at] ?? blank();
      documents.set(id, { ...blank(), doc, position });
    }
    return documents;
  }

  #tellAll(id: string, folded: Folded, facts: readonly Recorded[], outcome: Outcome): void {
    const { doc } = folded;
    for (const fact of facts) tell(this.#own.projection, folded, fact);
    if (folded.isStale) return;
    if (folded.doc !== doc) this.#write(id, folded, outcome);
    if (folded.parked) outcome.parked.push(folded.parked);
    if (folded.doc !== doc || folded.parked) outcome.touched.set(id, folded);
  }

  /** Reads no farther than told, so that a document never runs ahead of the checkpoint. */
  async #refold(id: string, outcome: Outcome, until?: { version: number }): Promise<void> {
    const { ledger, projection, correction } = this.#own;
    const limit = until ?? { position: this.#through };
    const folded = await foldDocument(ledger, projection, correction, id, limit);
    outcome.touched.set(id, folded);
    outcome.through = Math.max(outcome.through, folded.position);
    outcome.healed.push(id);
    if (folded.parked) outcome.parked.push(folded.parked);
    else this.#write(id, folded, outcome);
  }

  #write(id: string, { doc, position }: Folded, outcome: Outcome): void {
    if (doc) outcome.puts.push({ id, position, doc });
    else outcome.deletes.push({ id, position });
  }

  /** Version of the last fact that a page says something of, a correction's replacements too. */
  #reach(facts: readonly Recorded[]): { version: number } {
    const reaches = facts.map((fact) => {
      return fact.version + (this.#own.correction?.(fact)?.replacements ?? 0);
    });
    return { version: Math.max(...reaches) };
  }

  async #store({ touched, puts, deletes, parked, healed, through }: Outcome): Promise<void> {
    const { collection, ledger, lease } = this.#own;
    const checkpoint = { ...ledger.identity, through };
    const batch: Batch<object> = { puts, deletes, parked, healed, checkpoint, lease };
    await collection.apply(batch);
    this.#stored = through;
    for (const id of healed) this.#parked.delete(id);
    for (const one of parked) this.#parked.set(one.id, one);
    for (const [id, folded] of touched) this.#keep(id, folded);
  }

  #keep(id: string, folded: Folded): void {
    this.#keptBefore.delete(id);
    if (folded.parked) this.#kept.delete(id);
    else this.#kept.set(id, folded);
    if (this.#kept.size < DOCUMENTS_KEPT_MAX / 2) return;
    this.#keptBefore = this.#kept;
    this.#kept = new Map();
  }
}

function emptyOutcome(through: number): Outcome {
  return {
    touched: new Map(),
    puts: [],
    deletes: [],
    parked: [],
    healed: [],
    through,
  };
}
