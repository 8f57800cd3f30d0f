import type { Position, Recorded } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Collection, Filling, Parked, Put } from '../read-models/read-models.ts';
import { readStream } from './document.ts';
import { blank, documentOf, type Folded, foldHistory, type ReadCorrection, tell } from './fold.ts';
import type { AnyProjection } from './projection.ts';

const RETOLD_TOGETHER = 500;

export interface Target {
  readonly projection: AnyProjection;
  /** The last position that counts. */
  readonly through: Position;
  /** Where documents go that are not in use, and come back from. */
  readonly cold: Pick<Collection<object>, 'get' | 'load'>;
}

/** The documents that one stream feeds, in the order of the targets. */
interface Open {
  readonly folded: readonly Folded[];
  /** As they are in the cold place. */
  readonly stored: readonly (object | undefined)[];
}

/**
 * All documents of one category, or of several together, while history is told. Those told of lately are in memory, the
 * others in their cold place: streams are busy for a time and then quiet for ever.
 */
export class BulkCategory {
  readonly #targets: readonly Target[];
  readonly #correction: ReadCorrection | undefined;
  readonly #youngMax: number;
  #young = new Map<string, Open>();
  #old = new Map<string, Open>();
  /** Streams that a correction or late report tells otherwise: folded at the end, as a whole. */
  readonly #retold = new Set<string>();
  /** By target, then id. */
  readonly #parked: readonly Map<string, Parked>[];

  /** `documentsMax` in memory at a time. */
  constructor(
    targets: readonly Target[],
    correction: ReadCorrection | undefined,
    documentsMax: number,
  ) {
    this.#targets = targets;
    this.#correction = correction;
    this.#youngMax = Math.ceil(documentsMax / targets.length / 2);
    this.#parked = targets.map(() => new Map());
  }

  async take(facts: readonly Recorded[]): Promise<void> {
    const cold = new Set<string>();
    for (const { stream, version } of facts) {
      if (this.#isOpen(stream) || this.#retold.has(stream)) continue;
      if (version === 1) this.#young.set(stream, this.#opened([]));
      else cold.add(stream);
    }
    if (cold.size > 0) await Promise.all([...cold].map((stream) => this.#recall(stream)));
    for (const fact of facts) this.#tell(fact);
    if (this.#young.size <= this.#youngMax) return;
    await this.#store(this.#old);
    this.#old = this.#young;
    this.#young = new Map();
  }

  async finish(ledger: Ledger): Promise<void> {
    await this.#store(this.#old);
    await this.#store(this.#young);
    const retold = [...this.#retold];
    for (let at = 0; at < retold.length; at += RETOLD_TOGETHER) {
      await this.#storeRetold(ledger, retold.slice(at, at + RETOLD_TOGETHER));
    }
    for (const [at, { cold }] of this.#targets.entries()) {
      const parked = [...(this.#parked[at]?.values() ?? [])];
      await cold.load({ puts: [], deletes: [], parked });
    }
  }

  #isOpen(stream: string): boolean {
    if (this.#young.has(stream)) return true;
    const open = this.#old.get(stream);
    if (!open) return false;
    this.#old.delete(stream);
    this.#young.set(stream, open);
    return true;
  }

  #opened(found: readonly ({ doc: object; position: Position } | undefined)[]): Open {
    return {
      folded: this.#targets.map((_, at) => ({ ...blank(), ...found[at] })),
      stored: this.#targets.map((_, at) => found[at]?.doc),
    };
  }

  async #recall(stream: string): Promise<void> {
    const id = this.#idOf(stream);
    const open = this.#opened(await Promise.all(this.#targets.map(({ cold }) => cold.get(id))));
    for (const [at, folded] of open.folded.entries()) folded.parked = this.#parked[at]?.get(id);
    this.#young.set(stream, open);
  }

  #tell(fact: Recorded): void {
    const open = this.#young.get(fact.stream);
    if (!open) return;
    let isRetold = this.#correction !== undefined && this.#correction(fact) !== null;
    for (let at = 0; at < this.#targets.length && !isRetold; at += 1) {
      const [target, folded] = [this.#targets[at], open.folded[at]];
      if (!(target && folded) || fact.position > target.through) continue;
      tell(target.projection, folded, fact);
      isRetold = folded.isStale;
    }
    if (!isRetold) return;
    this.#retold.add(fact.stream);
    this.#young.delete(fact.stream);
  }

  async #store(streams: ReadonlyMap<string, Open>): Promise<void> {
    for (const [at, { cold }] of this.#targets.entries()) {
      const filling = this.#changes(streams, at);
      if (filling.puts.length + filling.deletes.length > 0) await cold.load(filling);
    }
  }

  #changes(streams: ReadonlyMap<string, Open>, at: number): Filling<object> {
    const puts: Put<object>[] = [];
    const deletes: Filling<object>['deletes'][number][] = [];
    for (const [stream, { folded, stored }] of streams) {
      const [own, id] = [folded[at], this.#idOf(stream)];
      if (own?.parked) this.#parked[at]?.set(id, own.parked);
      if (!own || own.doc === stored[at]) continue;
      const { doc, position } = own;
      if (doc) puts.push({ id, position, doc });
      else deletes.push({ id, position });
    }
    return { puts, deletes, parked: [] };
  }

  /** Targets that are told together name their documents alike. */
  #idOf(stream: string): string {
    const [first] = this.#targets;
    return (first && documentOf(first.projection, stream)) ?? stream;
  }

  /** Whatever was stored of these streams before gives way. */
  async #storeRetold(ledger: Ledger, streams: readonly string[]): Promise<void> {
    const retold = new Map<string, Open>();
    for (const stream of streams) {
      const facts = await readStream(ledger, stream);
      const folded = this.#targets.map(({ projection, through }) => {
        const own = facts.filter(({ position }) => position <= through);
        return foldHistory(projection, this.#correction, own);
      });
      const other = {};
      retold.set(stream, { folded, stored: folded.map(() => other) });
      for (const parked of this.#parked) parked.delete(this.#idOf(stream));
    }
    await this.#store(retold);
  }
}
