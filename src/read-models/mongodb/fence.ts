import { type Checkpoint, ForeignCheckpoint, type Lease, LeaseLost } from '../read-models.ts';
import type { Builds } from './builds.ts';
import type { BuildEntry } from './entries.ts';

const RACES_MAX = 5;
/** For so long after the store said so we take a lease for current; the checkpoint never does. */
const TRUSTED_MS = 1_000;

/** The right to move a build's checkpoint, all of it in the build's entry. */
export class Fence {
  readonly #builds: Builds;
  readonly #build: BuildEntry;
  readonly #now: () => number;
  /** As the store had it last. */
  #entry: BuildEntry;
  #trusted: { readonly lease: Lease; readonly untilMs: number } | undefined;

  constructor(builds: Builds, entry: BuildEntry, now: () => number) {
    this.#builds = builds;
    this.#build = entry;
    this.#entry = entry;
    this.#now = now;
  }

  /** Reads the entry; LeaseLost once the build was dropped. */
  async look(): Promise<BuildEntry> {
    const { _id, incarnation, name } = this.#build;
    const entry = await this.#builds.entries.collection.findOne({ _id });
    if (entry && entry.incarnation === incarnation && !entry.isDropped) {
      this.#entry = entry;
      return entry;
    }
    this.#trusted = undefined;
    throw new LeaseLost(`this build of ${name} was dropped: another one was published`);
  }

  /** Whether all documents were there until now; a dropped build keeps them for a while. */
  async hasDocuments(): Promise<boolean> {
    const { _id, incarnation } = this.#build;
    return (await this.#builds.entries.collection.countDocuments({ _id, incarnation })) > 0;
  }

  async lease(owner: string, ttlMs: number): Promise<Lease | null> {
    for (let race = 0; race < RACES_MAX; race += 1) {
      const held = await this.look();
      if (await this.#builds.isFormer(held)) continue;
      const nowMs = this.#now();
      const isFree = held.owner === '' || held.until <= nowMs;
      if (held.owner !== owner && !isFree) return null;
      const token = held.owner === owner ? held.token : held.token + 1;
      const unchanged = { owner: held.owner, token: held.token, until: held.until };
      const set = { owner, token, until: nowMs + ttlMs };
      if (await this.#change(unchanged, { $set: set })) {
        this.#entry = { ...held, ...set };
        this.#trust({ owner, token });
        return { owner, token };
      }
    }
    return null;
  }

  async holder(): Promise<string | undefined> {
    const { owner, until } = await this.look();
    return owner !== '' && until > this.#now() ? owner : undefined;
  }

  async release({ owner, token }: Lease): Promise<void> {
    this.#trusted = undefined;
    await this.#change({ owner, token }, { $set: { owner: '', until: this.#now() } });
  }

  /**
   * Throws LeaseLost or ForeignCheckpoint before anything is written. An early word only: what
   * counts is asked when the checkpoint moves.
   */
  async check(lease: Lease, to: Checkpoint): Promise<BuildEntry> {
    if (!this.#trusts(lease)) {
      const { owner, token } = await this.look();
      if (owner !== lease.owner || token !== lease.token) throw this.#lost();
    }
    this.#refuseForeign(to);
    return this.#entry;
  }

  /** Moves the checkpoint under the current lease, within one ledger and epoch, forward. */
  async move(lease: Lease, to: Checkpoint): Promise<void> {
    const { ledger, epoch, through } = to;
    const filter = {
      owner: lease.owner,
      token: lease.token,
      $or: [{ checkpoint: null }, { 'checkpoint.ledger': ledger, 'checkpoint.epoch': epoch }],
    };
    const set = { 'checkpoint.ledger': ledger, 'checkpoint.epoch': epoch };
    const update = { $set: set, $max: { 'checkpoint.through': through } };
    if (!(await this.#change(filter, update))) {
      this.#trusted = undefined;
      await this.check(lease, to);
      throw this.#lost();
    }
    const before = this.#entry.checkpoint?.through ?? through;
    this.#entry = { ...this.#entry, checkpoint: { ...to, through: Math.max(through, before) } };
    this.#trust(lease);
  }

  /** From here on marks of parked documents count that are of this lease. */
  async markParked({ owner, token }: Lease): Promise<void> {
    if (this.#entry.parkedUnder === token) return;
    if (!(await this.#change({ owner, token }, { $set: { parkedUnder: token } })))
      throw this.#lost();
    this.#entry = { ...this.#entry, parkedUnder: token };
  }

  /** Ends loading; false when another has ended it. */
  async markUsed(checkpoint?: Checkpoint): Promise<boolean> {
    const set = { isUsed: true, ...(checkpoint && { checkpoint }) };
    const isOurs = await this.#change({ isUsed: false }, { $set: set });
    if (isOurs) this.#entry = { ...this.#entry, ...set };
    return isOurs;
  }

  async #change(filter: object, update: object): Promise<boolean> {
    const { _id, incarnation } = this.#build;
    const ours = { _id, incarnation, isDropped: false, ...filter };
    return (await this.#builds.entries.collection.updateOne(ours, update)).matchedCount > 0;
  }

  #trust(lease: Lease): void {
    const untilMs = Math.min(this.#now() + TRUSTED_MS, this.#entry.until);
    this.#trusted = { lease, untilMs };
  }

  #trusts({ owner, token }: Lease): boolean {
    const trusted = this.#trusted;
    if (trusted?.lease.owner !== owner || trusted.lease.token !== token) return false;
    return this.#now() < trusted.untilMs;
  }

  #refuseForeign({ ledger, epoch }: Checkpoint): void {
    const { checkpoint: own, name } = this.#entry;
    if (!own || (own.ledger === ledger && own.epoch === epoch)) return;
    throw new ForeignCheckpoint(`${name} was folded from ledger ${own.ledger}/${own.epoch}`);
  }

  #lost(): LeaseLost {
    return new LeaseLost(`the lease of ${this.#build.name} is not current`);
  }
}
