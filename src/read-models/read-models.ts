/**
 * Where documents live. A document is fed by exactly one stream and carries the position it
 * reflects, so that a replay or a retry changes nothing.
 *
 * - A projection's documents are kept in builds; each is one rebuild of one version. Opening the
 *   same three (name, version, build) again finds the same documents.
 * - `published` is what readers see; `publish` switches it atomically and drops the one before.
 * - `apply` writes documents, then parked ones, then the checkpoint: after any crash the
 *   checkpoint never leads. A put or delete at or below a document's position changes nothing;
 *   a delete leaves a tombstone until the checkpoint has passed it.
 * - The checkpoint moves only under the current lease (LeaseLost), only within one ledger and
 *   epoch (ForeignCheckpoint), only forward.
 * - `find` and `count` use declared indexes only and refuse unknown fields (UnknownField) and
 *   what an index cannot answer (UnusableQuery). A `lead` is a hint and changes no answer. `find` gives every document whose sort key does
 *   not change while paging exactly once.
 * - Text is ordered by Unicode code point. A value of another type than declared, or none, is
 *   not indexed: no condition finds it, and sorted by that field its document comes last.
 */
export interface ReadModels extends AsyncDisposable {
  /** Finds or makes a build. Other indexes than it was made with throw IndexesChanged. */
  open<D extends object>(
    name: string,
    version: number,
    build: string,
    indexes: Indexes,
  ): Promise<Collection<D>>;
  published<D extends object>(name: string): Promise<Collection<D> | undefined>;
  /** Makes a build the one that readers see; the one before it is dropped. */
  publish(name: string, version: number, build: string): Promise<void>;
  /** Who holds the leases of unpublished builds: whoever rebuilds now, each owner once. */
  builders(name: string): Promise<readonly string[]>;
  /** Drops builds that were never published and whose lease has run out; answers how many. */
  sweep(name: string): Promise<number>;
}

export interface Collection<D extends object> {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  get(id: string): Promise<Stored<D> | undefined>;
  find(query: Query): Promise<Found<D>>;
  /** `lead` as in a query. */
  count(where: Where, lead?: string): Promise<number>;
  /** Every document once, in id order, in pages: what reports and `verify` walk over. */
  all(): AsyncIterable<readonly Stored<D>[]>;
  /**
   * The right to move this build's checkpoint. Renewed by calling again with the same owner;
   * null while another owner holds it. A new build belongs to nobody for BUILD_GRACE_MS and is
   * not swept during that time.
   */
  lease(owner: string, ttlMs: number): Promise<Lease | null>;
  /** Who holds the lease now; undefined while nobody does. */
  holder(): Promise<string | undefined>;
  /** Gives the lease back before its time; of a lease that is not current nothing happens. */
  release(lease: Lease): Promise<void>;
  apply(batch: Batch<D>): Promise<void>;
  /**
   * Fills a new build quickly: no lease, no guards, the last put or delete of an id wins, `get`
   * finds what was loaded. Several processes may load documents of their own at the same time.
   * Throws once the build is sealed or was written to.
   */
  load(filling: Filling<D>): Promise<void>;
  /** Ends loading: makes the indexes, sets the checkpoint, flushes to disk once. */
  seal(checkpoint: Checkpoint): Promise<void>;
  /** Where the collection stands; undefined before the first apply or seal. */
  checkpoint(): Promise<Checkpoint | undefined>;
  parked(): Promise<readonly Parked[]>;
}

export interface Checkpoint {
  readonly ledger: string;
  readonly epoch: number;
  readonly through: number;
}

/** `texts` and `numbers` index every element of a list. Dotted names reach into a document. */
export type Indexes = Readonly<Record<string, IndexKind>>;
export type IndexKind = 'text' | 'number' | 'texts' | 'numbers';

export interface Stored<D> {
  readonly id: string;
  /** Of the last fact that this document reflects. */
  readonly position: number;
  readonly doc: D;
}

export type Put<D> = Stored<D>;

/** A document whose handler threw: kept as it was, later facts of its stream wait. */
export interface Parked {
  readonly id: string;
  readonly stream: string;
  /** The first fact that could not be applied. */
  readonly position: number;
  readonly factType: string;
  readonly error: string;
}

export interface Filling<D> {
  readonly puts: readonly Put<D>[];
  readonly deletes: readonly { readonly id: string; readonly position: number }[];
  readonly parked: readonly Parked[];
}

export interface Batch<D> extends Filling<D> {
  /**
   * Ids that were folded again from their stream: parked no longer, unless this batch parks them
   * anew, and a put or delete at the very position of the document replaces it.
   */
  readonly healed: readonly string[];
  readonly checkpoint: Checkpoint;
  readonly lease: Lease;
}

export interface Lease {
  readonly owner: string;
  /** Ascends with every change of owner. */
  readonly token: number;
}

export type Scalar = string | number;
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  /** On lists only, and with the one below the only conditions on them: one element equals. */
  | { readonly has: Scalar }
  /** One element equals one of these; none of none. */
  | { readonly hasAny: readonly Scalar[] }
  /** `from` is included, `to` is not; `{}` asks for documents that have the field. */
  | { readonly from?: Scalar; readonly to?: Scalar }
  | { readonly prefix: string };
export type Where = Readonly<Record<string, Condition>>;

export interface Query {
  readonly where?: Where;
  /** A declared, single-valued index or `id` (default); ties follow the id. */
  readonly sort?: Sort;
  /**
   * The field whose index narrows most, of `where` or the one of `sort`: documents are looked up
   * by it, and what else is asked of them is checked. Left out, a store guesses.
   */
  readonly lead?: string;
  /** The cursor of the page before, from the same query. */
  readonly after?: string;
  /** 1 to FIND_LIMIT_MAX documents. */
  readonly limit: number;
}

/** Documents without the field come last, whatever the direction. */
interface Sort {
  readonly by: string;
  readonly descending?: boolean;
}

export interface Found<D> {
  readonly docs: readonly Stored<D>[];
  /** Give it as `after` for the next page; undefined at the end. */
  readonly cursor?: string;
}

export const FIND_LIMIT_MAX = 1_000;
export const BUILD_GRACE_MS = 10_000;

export class UnknownField extends Error {
  override readonly name = 'UnknownField';
}

/** A condition, sort, cursor or limit that no index can answer. */
export class UnusableQuery extends Error {
  override readonly name = 'UnusableQuery';
}

/** The lease has gone to another owner, or the build was dropped: the checkpoint did not move. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A checkpoint of another ledger or epoch: this collection must be rebuilt. */
export class ForeignCheckpoint extends Error {
  override readonly name = 'ForeignCheckpoint';
}

/** The indexes changed without the projection's version being raised. */
export class IndexesChanged extends Error {
  override readonly name = 'IndexesChanged';
}

/** A file that is damaged or in a format of a newer Lading; the message says how to mend it. */
export class UnreadableStore extends Error {
  override readonly name = 'UnreadableStore';
}
