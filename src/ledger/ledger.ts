import type { NewFact, Position, Recorded } from '../domain/envelope.ts';

/**
 * History: streams of facts, and all facts in recording order.
 *
 * - A stream's version is the number of its facts (empty = 0); versions are 1..n without gaps.
 * - `append` records all facts or none, adjacent, only when the stream is at `expectedVersion`.
 *   Otherwise it answers `conflict` with a version no older than the last acknowledged append,
 *   unless the facts after `expectedVersion` carry exactly these ids: then it answers as it did
 *   the first time. Same ids with other content is a caller's bug.
 * - `append` throws NotRecorded (certain), OutcomeUnknown (only once its own attempt has settled)
 *   or, for what no store could take, InvalidAppend; nothing else. The facts of one append hold
 *   together at most APPEND_BYTES_MAX, checked before anything is sent.
 * - An acknowledged append is durable and visible to every later read. `read` ends within an
 *   append only where `limit` parts it, however it overlaps with one.
 * - Positions ascend in recording order, one per fact. Only 0 (before all) and those given by
 *   this ledger and epoch are valid; any other throws UnknownPosition. `after` is exclusive;
 *   `through` covers everything up to it, also what held no facts for the asker.
 * - `follow` yields committed facts once, in order, from history into live, unfiltered; it ends
 *   by its signal (without throwing) or by throwing. A wake-up says "more", the store says what.
 * - Times, ids, nested data, unicode and numbers to 2^53 come back as they were given.
 */
export interface Ledger extends AsyncDisposable {
  /** A restore starts a new epoch: positions of the old one mean nothing in it. */
  readonly identity: LedgerIdentity;
  append(stream: string, expectedVersion: number, facts: readonly NewFact[]): Promise<Appended>;
  /** Facts of one stream with version > afterVersion, at most `limit`, oldest first. */
  read(stream: string, afterVersion: number, limit: number): Promise<readonly Recorded[]>;
  /**
   * All facts with position > after, at most `limit`, in recording order. `want` trims: `types`
   * leaves out facts of other types, `part` those of streams that fall to another part; `through`
   * still covers what was left out. A page may be short though more follows: the end is where
   * `through` does not move.
   */
  readAll(after: Position, limit: number, want?: Want): Promise<Page>;
  follow(after: Position, signal: AbortSignal): AsyncIterable<Page>;
  /** Position of the last fact, 0 in an empty ledger. */
  head(): Promise<Position>;
}

export interface LedgerIdentity {
  readonly ledger: string;
  readonly epoch: number;
}

export type Appended =
  | { readonly kind: 'recorded'; readonly version: number; readonly position: Position }
  | { readonly kind: 'conflict'; readonly version: number };

export interface Page {
  readonly facts: readonly Recorded[];
  readonly through: Position;
}

export interface Want {
  readonly types?: readonly string[];
  readonly part?: readonly [index: number, of: number];
}

export const APPEND_BYTES_MAX = 1_000_000;
export const STREAM_FACTS_MAX = 10_000;

/** Certain: nothing of this append is or will be in the ledger. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}

/** The append may or may not be in the ledger; sending the same ids again finds the truth. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The append could never be recorded: too big, no facts, a stream name or value out of bounds. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

export class UnknownPosition extends Error {
  override readonly name = 'UnknownPosition';
}

/** What is stored here cannot be what was recorded: it is named, never served. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  readonly position: Position | undefined;

  constructor(message: string, position?: Position, options?: ErrorOptions) {
    super(message, options);
    this.position = position;
  }
}
