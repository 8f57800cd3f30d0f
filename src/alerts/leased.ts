import type { LedgerIdentity } from '../ledger/ledger.ts';
import { createBackoff, pause } from '../projections/pause.ts';
import {
  type Collection,
  type Lease,
  LeaseLost,
  type ReadModels,
} from '../read-models/read-models.ts';

/** How often one that stands by looks whether the other is still there. */
const STAND_BY_MS = 1_000;
/** Of what is kept beside a checkpoint: raised when its meaning changes; then it begins anew. */
const COLLECTION_VERSION = 1;

export interface LeasedOptions {
  readonly ledger: { readonly identity: LedgerIdentity };
  readonly readModels: ReadModels;
  /** Of the collection where lease and checkpoint are kept: never rename. */
  readonly name: string;
  /** One name for all that can never run at the same time. */
  readonly owner: string;
  readonly leaseMs: number;
  /** 0 to below 1: spreads retries. */
  readonly random: () => number;
  /** Told of every failure that is got over. */
  readonly trouble: (error: unknown, what: string) => void;
}

/** What is in hand while the lease is. */
export interface Held<D extends object> {
  readonly collection: Collection<D>;
  readonly lease: Lease;
  /** Position up to which everything was done. */
  readonly through: number;
  /** Aborts when the lease is lost or everything stops. */
  readonly signal: AbortSignal;
  /** Everything goes well: the next failure is the first again. */
  healthy(): void;
}

/**
 * Work that is done in one place at a time, however many processes offer to do it: whoever holds
 * the lease works, the others stand by. What fails begins anew, after a while.
 */
export class Leased<D extends object> {
  readonly #own: LeasedOptions;
  #leads = false;

  constructor(options: LeasedOptions) {
    this.#own = options;
  }

  get leads(): boolean {
    return this.#leads;
  }

  /** Runs until the signal aborts; throws never. */
  async run(signal: AbortSignal, work: (held: Held<D>) => Promise<void>): Promise<void> {
    const { random, trouble, name } = this.#own;
    const backoff = createBackoff(random);
    while (!signal.aborted) {
      try {
        await this.#attach(signal, work, () => backoff.reset());
      } catch (error) {
        trouble(error, name);
        await pause(backoff.next(), signal);
      } finally {
        this.#leads = false;
      }
    }
  }

  async #attach(
    stopping: AbortSignal,
    work: (held: Held<D>) => Promise<void>,
    healthy: () => void,
  ): Promise<void> {
    const { owner, leaseMs } = this.#own;
    const collection = await this.#collection();
    const lease = await collection.lease(owner, leaseMs);
    if (!lease) return pause(Math.min(leaseMs / 4, STAND_BY_MS), stopping);
    this.#leads = true;
    await using holding = this.#hold(collection, lease);
    const signal = AbortSignal.any([stopping, holding.lost]);
    const through = (await collection.checkpoint())?.through ?? 0;
    await work({ collection, lease, through, signal, healthy });
    holding.lost.throwIfAborted();
  }

  /** One for every ledger and epoch: positions mean nothing elsewhere. */
  async #collection(): Promise<Collection<D>> {
    const { readModels, ledger, name } = this.#own;
    const build = `${ledger.identity.ledger}-${ledger.identity.epoch}`;
    const published = await readModels.published<D>(name);
    if (published?.build === build && published.version === COLLECTION_VERSION) return published;
    const collection = await readModels.open<D>(name, COLLECTION_VERSION, build, {});
    await readModels.publish(name, COLLECTION_VERSION, build);
    return collection;
  }

  /** Renews the lease until disposed, then gives it back; `lost` aborts when it has gone. */
  #hold(collection: Collection<D>, lease: Lease) {
    const { owner, leaseMs, name } = this.#own;
    const lost = new AbortController();
    const renew = async (): Promise<void> => {
      const renewed = await collection.lease(owner, leaseMs);
      if (renewed?.token !== lease.token) throw new LeaseLost(`${name} lost its lease`);
    };
    const timer = setInterval(() => {
      renew().catch((error: unknown) => lost.abort(error));
    }, leaseMs / 3);
    return {
      lost: lost.signal,
      async [Symbol.asyncDispose]() {
        clearInterval(timer);
        if (!lost.signal.aborted) await collection.release(lease);
      },
    };
  }
}
