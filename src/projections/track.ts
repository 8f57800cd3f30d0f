import type { Position } from '../domain/envelope.ts';
import type { Ledger, Page, Want } from '../ledger/ledger.ts';
import {
  type Collection,
  type Lease,
  LeaseLost,
  type ReadModels,
  UnreadableStore,
} from '../read-models/read-models.ts';
import type { ReadCorrection } from './fold.ts';
import { LiveProjection } from './live.ts';
import { createBackoff, pause, turn } from './pause.ts';
import type { AnyProjection } from './projection.ts';
import { usableBuild } from './usable.ts';

/** Facts that wait for a slow build; beyond, it reads them from the ledger again. */
const OFFERED_FACTS_MAX = 10_000;
const READ_FACTS = 1_000;
/** How late the stored checkpoint may be after facts that changed no document. */
const FLUSH_AFTER_MS = 250;
/** Before every position, also that of an empty ledger. */
const NOT_ATTACHED = -1;

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

/** Where a page begins, in addition to what it holds. */
export interface Offer extends Page {
  readonly after: Position;
}

/**
 * Keeps one projection's published build up to date, whatever happens: it finds or rebuilds the
 * build, takes its lease, heals what is parked, takes what the follow offers and reads for itself
 * what it missed. After any failure it begins anew from the stored checkpoint.
 */
export class Track {
  readonly #own: TrackOptions;
  readonly #requests: ((live: LiveProjection) => Promise<void>)[] = [];
  #offers: Offer[] = [];
  #offeredFacts = 0;
  #offered: Position = 0;
  #through: Position = NOT_ATTACHED;
  #behindSinceMs: number | undefined;
  #mustAttach = false;
  /** Damage was found in the build, so that it must be rebuilt although it opens. */
  #isDamaged = false;
  #wake: () => void = () => {};
  /** Something came since it was last looked for work. */
  #rung = false;

  constructor(options: TrackOptions) {
    this.#own = options;
  }

  get projection(): AnyProjection {
    return this.#own.projection;
  }

  get name(): string {
    return this.#own.projection.name;
  }

  /** NOT_ATTACHED before there is a usable build. */
  get through(): Position {
    return this.#through;
  }

  /** Milliseconds since facts began to wait, 0 when none do. */
  behindMs(head: Position): number {
    if (this.#through >= head) return 0;
    this.#behindSinceMs ??= this.#own.now();
    return this.#own.now() - this.#behindSinceMs;
  }

  /** Facts up to here are the track's own to read. */
  expect(position: Position): void {
    this.#offered = Math.max(this.#offered, position);
    this.#ring();
  }

  /** Never waits: what is too much is dropped and read again. */
  offer(offer: Offer): void {
    this.#offered = Math.max(this.#offered, offer.through);
    this.#behindSinceMs ??= this.#own.now();
    this.#offers.push(offer);
    this.#offeredFacts += offer.facts.length;
    if (this.#offeredFacts > OFFERED_FACTS_MAX) this.#dropOffers();
    this.#ring();
  }

  /** Looks for the published build anew: another one was published. */
  attachAgain(): void {
    this.#mustAttach = true;
    this.#ring();
  }

  /** Done once these documents, or all that are parked, were folded again. */
  heal(ids?: readonly string[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#requests.push((live) => live.heal(ids).then(resolve, reject));
    this.#ring();
    return promise;
  }

  /** Runs until the signal aborts; throws never. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff(this.#own.random);
    const stop = (): void => this.#ring();
    signal.addEventListener('abort', stop);
    while (!signal.aborted) {
      try {
        await this.#attach(signal, () => backoff.reset());
      } catch (error) {
        this.#own.trouble(error, this.name);
        this.#isDamaged ||= error instanceof UnreadableStore;
        this.#dropOffers();
        await pause(backoff.next(), signal);
      }
    }
    signal.removeEventListener('abort', stop);
  }

  async #attach(signal: AbortSignal, healthy: () => void): Promise<void> {
    const { ledger, projection, correction, owner, leaseMs } = this.#own;
    this.#mustAttach = false;
    const collection = await this.#usable();
    const lease = await collection.lease(owner, leaseMs);
    if (!lease) return this.#standBy(collection, signal);
    const live = await LiveProjection.open({ ledger, projection, correction, collection, lease });
    await live.heal();
    this.#progress(live.through);
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
    this.#progress((await collection.checkpoint())?.through ?? 0);
    await pause(this.#own.leaseMs / 4, signal);
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
    const renewEveryMs = this.#own.leaseMs / 3;
    let renewAtMs = this.#own.now() + renewEveryMs;
    while (!signal.aborted && !this.#mustAttach) {
      this.#rung = false;
      if (this.#own.now() >= renewAtMs) {
        await renew();
        renewAtMs = this.#own.now() + renewEveryMs;
      }
      await this.#requests.shift()?.(live);
      const page = this.#takeOffer(live.through) ?? (await this.#readMissed(live.through));
      if (page) {
        await live.take(page);
        this.#progress(live.through);
        healthy();
      } else if (!this.#rung && this.#requests.length === 0) {
        await this.#rest(live, renewEveryMs);
      }
    }
  }

  async #rest(live: LiveProjection, longestMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<'rung' | 'late'>();
    const ms = live.hasUnstoredProgress ? FLUSH_AFTER_MS : longestMs;
    const timer = setTimeout(resolve, ms, 'late');
    this.#wake = () => resolve('rung');
    const why = await promise;
    clearTimeout(timer);
    if (why === 'late') await live.flush();
  }

  #ring(): void {
    this.#rung = true;
    this.#wake();
  }

  #takeOffer(through: Position): Page | undefined {
    for (;;) {
      const first = this.#offers[0];
      if (!first || first.after > through) return undefined;
      this.#offers.shift();
      this.#offeredFacts -= first.facts.length;
      if (first.through > through) return first;
    }
  }

  async #readMissed(through: Position): Promise<Page | undefined> {
    if (through >= this.#offered) return undefined;
    await turn();
    const page = await this.#own.ledger.readAll(through, READ_FACTS, this.#own.want);
    if (page.through > through) return page;
    throw new Error(`the ledger ends at ${through}, but has told of ${this.#offered}`);
  }

  #dropOffers(): void {
    this.#offers = [];
    this.#offeredFacts = 0;
  }

  #progress(through: Position): void {
    this.#through = through;
    if (through >= this.#offered) this.#behindSinceMs = undefined;
    this.#own.progressed();
  }
}
