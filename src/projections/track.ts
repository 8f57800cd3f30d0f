import type { Position } from '../domain/envelope.ts';
import type { Ledger, Page, Want } from '../ledger/ledger.ts';
import {
  type Collection,
  type Lease,
  LeaseLost,
  type ReadModels,
  UnreadableStore,
} from '../read-models/read-models.ts';
import { createChores, FLUSH_AFTER_MS } from './chores.ts';
import type { ReadCorrection } from './fold.ts';
import { LiveProjection } from './live.ts';
import { type Offer, Offers } from './offers.ts';
import { createBackoff, pause, turn } from './pause.ts';
import { Progress } from './progress.ts';
import type { AnyProjection } from './projection.ts';
import { BeingBuilt } from './rebuild.ts';
import { usableBuild } from './usable.ts';

const READ_FACTS = 1_000;
/** How often one that stands by looks how far the other is. */
const STAND_BY_MS = 1_000;

export interface TrackOptions {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly projection: AnyProjection;
  readonly correction: ReadCorrection | undefined;
  /** Types that are of interest where pages are read for this projection alone. */
  readonly want: Want | undefined;
  readonly owner: string;
  readonly leaseMs: number;
  readonly now: () => number;
  readonly random: () => number;
  /** Must end with a usable build published. */
  readonly rebuild: (projection: AnyProjection) => Promise<unknown>;
  /** Told of everything that throws; the track carries on by itself. */
  readonly trouble: (error: unknown, projection: string) => void;
  readonly progressed: () => void;
}

/** Documents to fold again between two batches. */
interface Request {
  readonly ids: readonly string[] | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps one projection's published build up to date, whatever happens: it finds or rebuilds the
 * build, takes its lease, heals what is parked, takes what the follow offers and reads for itself
 * what it missed. After any failure it begins anew from the stored checkpoint.
 */
export class Track {
  readonly #own: TrackOptions;
  readonly #requests: Request[] = [];
  readonly #offers = new Offers();
  readonly #progress: Progress;
  #mustAttach = false;
  #isTaking = false;
  /** Damage was found in the build, so that it must be rebuilt although it opens. */
  #isDamaged = false;

  constructor(options: TrackOptions) {
    this.#own = options;
    this.#progress = new Progress(options.now);
  }

  get projection(): AnyProjection {
    return this.#own.projection;
  }

  get name(): string {
    return this.#own.projection.name;
  }

  get progress(): Readonly<Progress> {
    return this.#progress;
  }

  /** Facts up to here are the track's own to read. */
  expect(position: Position): void {
    this.#offers.expect(position);
  }

  offer(offer: Offer): void {
    this.#progress.fallBehind();
    this.#offers.offer(offer);
  }

  /** False while there is no build of ours to tell anything to. */
  get isTaking(): boolean {
    return this.#isTaking;
  }

  room(): Promise<void> {
    return this.#offers.room();
  }

  /** Looks for the published build anew: another one was published. */
  attachAgain(): void {
    this.#mustAttach = true;
    this.#offers.ring();
  }

  /** Done once these documents, or all that are parked, were folded again. */
  heal(ids?: readonly string[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#requests.push({ ids, resolve, reject });
    this.#offers.ring();
    return promise;
  }

  /** Runs until the signal aborts; throws never. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff(this.#own.random);
    const stop = (): void => this.#offers.ring();
    signal.addEventListener('abort', stop);
    while (!signal.aborted) {
      try {
        await this.#attach(signal, () => backoff.reset());
      } catch (error) {
        this.#isTaking = false;
        if (!(error instanceof BeingBuilt)) this.#own.trouble(error, this.name);
        this.#isDamaged ||= error instanceof UnreadableStore;
        await pause(backoff.next(), signal);
      }
    }
    signal.removeEventListener('abort', stop);
    this.#isTaking = false;
    this.#offers.drop();
    for (const { reject } of this.#requests.splice(0)) reject(new Error('the runner has stopped'));
  }

  async #attach(signal: AbortSignal, healthy: () => void): Promise<void> {
    const { ledger, projection, correction, owner, leaseMs } = this.#own;
    this.#mustAttach = false;
    this.#isTaking = false;
    this.#offers.drop();
    const collection = await this.#usable();
    const lease = await collection.lease(owner, leaseMs);
    if (!lease) return this.#standBy(collection, signal);
    const live = await LiveProjection.open({ ledger, projection, correction, collection, lease });
    await live.heal();
    this.#reached(live);
    this.#isTaking = true;
    await this.#work(live, () => this.#renew(collection, lease), signal, healthy);
    await live.flush();
    await collection.release(lease);
  }

  async #usable(): Promise<Collection<object>> {
    const { ledger, readModels, projection, rebuild } = this.#own;
    const found = await usableBuild(ledger, readModels, projection);
    if (found && !this.#isDamaged) return found;
    await rebuild(projection);
    this.#isDamaged = false;
    const made = await usableBuild(ledger, readModels, projection);
    if (!made) throw new Error(`the rebuild of ${projection.name} published nothing usable`);
    return made;
  }

  /** Another process keeps this build up to date; we watch how far it is. */
  async #standBy(collection: Collection<object>, signal: AbortSignal): Promise<void> {
    const parked = await collection.parked();
    this.#reached({ parked, through: (await collection.checkpoint())?.through ?? 0 });
    await pause(Math.min(this.#own.leaseMs / 4, STAND_BY_MS), signal);
  }

  async #renew(collection: Collection<object>, { token }: Lease): Promise<void> {
    const lease = await collection.lease(this.#own.owner, this.#own.leaseMs);
    if (lease?.token !== token) throw new LeaseLost(`the lease of ${this.name} was lost`);
  }

  async #work(
    live: LiveProjection,
    renew: () => Promise<void>,
    signal: AbortSignal,
    healthy: () => void,
  ): Promise<void> {
    const { now, leaseMs } = this.#own;
    const doWhatIsDue = createChores({ now, leaseMs, renew, live });
    while (!signal.aborted && !this.#mustAttach) {
      await doWhatIsDue();
      await this.#answerRequest(live);
      const page = this.#offers.take(live.through) ?? (await this.#readMissed(live.through));
      if (page) {
        await live.take(page);
        this.#reached(live);
        healthy();
      } else if (this.#requests.length === 0) {
        await this.#offers.rest(live.hasUnstoredProgress ? FLUSH_AFTER_MS : leaseMs / 3);
      }
    }
  }

  async #answerRequest(live: LiveProjection): Promise<void> {
    const request = this.#requests.shift();
    if (!request) return;
    await live.heal(request.ids).then(request.resolve, request.reject);
    this.#reached(live);
  }

  async #readMissed(through: Position): Promise<Page | undefined> {
    if (through >= this.#offers.reach) return undefined;
    await turn();
    const page = await this.#own.ledger.readAll(through, READ_FACTS, this.#own.want);
    if (page.through > through) return page;
    throw new Error(`the ledger ends at ${through}, but has told of ${this.#offers.reach}`);
  }

  #reached({ through, parked }: { through: Position; parked: readonly unknown[] }): void {
    this.#progress.reached(through, parked.length, this.#offers.reach);
    this.#own.progressed();
  }
}
