import type { Ledger, LedgerIdentity } from '../ledger/ledger.ts';
import { createBackoff, pause } from '../projections/pause.ts';
import { Progress } from '../projections/progress.ts';
import {
  type Collection,
  type Lease,
  LeaseLost,
  type ReadModels,
} from '../read-models/read-models.ts';
import { type PosterOptions, post } from './follow-up.ts';
import { NOTE_INDEXES, Notes } from './notes.ts';
import type { Note, Process } from './process.ts';

/** How often one that stands by looks how far the other is. */
const STAND_BY_MS = 1_000;
/** Of what is kept of a process: raised when its meaning changes; then it begins anew. */
const COLLECTION_VERSION = 2;

export interface PursuitOptions extends PosterOptions {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly process: Process;
  readonly owner: string;
  readonly leaseMs: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly trouble: (error: unknown, process: string) => void;
  readonly progressed: () => void;
}

/** One process at work, or standing by for another that does the same. */
export class Pursuit {
  readonly progress: Progress;
  readonly #own: PursuitOptions;
  #leads = false;

  constructor(options: PursuitOptions) {
    this.#own = options;
    this.progress = new Progress(options.now);
  }

  get name(): string {
    return this.#own.process.name;
  }

  get leads(): boolean {
    return this.#leads;
  }

  /** Runs until the signal aborts; throws never. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff(this.#own.random);
    while (!signal.aborted) {
      try {
        await this.#attach(signal, () => backoff.reset());
      } catch (error) {
        this.#own.trouble(error, this.name);
        await pause(backoff.next(), signal);
      } finally {
        this.#leads = false;
      }
    }
  }

  async #attach(signal: AbortSignal, healthy: () => void): Promise<void> {
    const { owner, leaseMs } = this.#own;
    const collection = await this.#collection();
    const lease = await collection.lease(owner, leaseMs);
    const through = (await collection.checkpoint())?.through ?? 0;
    this.#reached(through);
    if (!lease) return pause(Math.min(leaseMs / 4, STAND_BY_MS), signal);
    this.#leads = true;
    await using holding = this.#hold(collection, lease, signal);
    await this.#pursue(collection, lease, through, holding.signal, healthy);
    holding.lost.throwIfAborted();
  }

  /** Its notes and checkpoint, for every ledger and epoch: positions mean nothing elsewhere. */
  async #collection(): Promise<Collection<Note>> {
    const { readModels, ledger } = this.#own;
    const name = `process-${this.name}`;
    const build = buildOf(ledger.identity);
    const published = await readModels.published<Note>(name);
    if (published?.build === build && published.version === COLLECTION_VERSION) return published;
    const collection = await readModels.open<Note>(name, COLLECTION_VERSION, build, NOTE_INDEXES);
    await readModels.publish(name, COLLECTION_VERSION, build);
    return collection;
  }

  async #pursue(
    collection: Collection<Note>,
    lease: Lease,
    after: number,
    signal: AbortSignal,
    healthy: () => void,
  ): Promise<void> {
    const { ledger, process } = this.#own;
    const rest = { deletes: [], parked: [], healed: [] };
    const notes = new Notes(collection);
    for await (const { facts, through } of ledger.follow(after, signal)) {
      this.progress.fallBehind();
      await post(this.#own, process, facts, notes);
      const checkpoint = { ...ledger.identity, through };
      await collection.apply({ ...rest, puts: notes.puts(), checkpoint, lease });
      notes.stored();
      this.#reached(through);
      healthy();
    }
  }

  /** Renews the lease until disposed, then gives it back; its signal aborts when it is lost. */
  #hold(collection: Collection<Note>, lease: Lease, stopping: AbortSignal) {
    const { owner, leaseMs } = this.#own;
    const lost = new AbortController();
    const renew = async (): Promise<void> => {
      const renewed = await collection.lease(owner, leaseMs);
      if (renewed?.token !== lease.token) throw new LeaseLost(`${this.name} lost its lease`);
    };
    const timer = setInterval(() => {
      renew().catch((error: unknown) => lost.abort(error));
    }, leaseMs / 3);
    return {
      signal: AbortSignal.any([stopping, lost.signal]),
      lost: lost.signal,
      async [Symbol.asyncDispose]() {
        clearInterval(timer);
        if (!lost.signal.aborted) await collection.release(lease);
      },
    };
  }

  #reached(through: number): void {
    this.progress.reached(through, 0, through);
    this.#own.progressed();
  }
}

function buildOf({ ledger, epoch }: LedgerIdentity): string {
  return `${ledger}-${epoch}`;
}
