/**
 * Personal data and evidence by reference. Facts and read models hold `subject:…` references;
 * what they stand for lies here, encrypted under a key of the subject's own.
 *
 * - `put` answers once all its entries are durable, so that no command ever refers to what a crash
 *   has taken. The same subject and field again replaces the text. Where the store fails in the
 *   middle it throws, and some may be there: the repeat of the put completes it.
 * - `get` answers `erased` after `erase` and undefined for what was never there.
 * - `erase` destroys the subject's key: no backup of the ciphertext can be read again, and a
 *   restore of an older vault honours the erasures made since.
 * - A `put` for an erased subject changes nothing: the repeat of an old command does not bring
 *   the person back.
 * - Many puts wait for each other up to a bound, beyond which VaultOverloaded is thrown. A store on
 *   a server throws ServerUnreachable while that is away; whatever threw can be repeated.
 * - `take` adds what another vault with the same key held, as its SealedVault gave it away. What
 *   is here stays, erasures of both hold, and a second time adds nothing. VaultLocked for another
 *   key, before anything is kept.
 * - Entries out of bounds and use after disposal throw; nothing of such a `put` is kept.
 */
export interface Vault extends AsyncDisposable {
  put(entries: readonly VaultEntry[]): Promise<void>;
  get(subject: string, field: string): Promise<string | Erased | undefined>;
  erase(subject: string): Promise<void>;
  /** A verdict for each subject, in their order. */
  take(lot: SealedLot): Promise<readonly Taken[]>;
}

/** A vault that is only given away: nothing in it is opened or changed, and no key is needed. */
export interface SealedVault extends AsyncDisposable {
  /** Opens with this vault's key alone. */
  readonly keyCheck: Uint8Array;
  /** Those of the named ones that are there. */
  find(subjects: readonly string[]): Promise<readonly SealedSubject[]>;
  /** All of them in pages, each with all its texts; who was ever erased comes as erased. */
  subjects(): AsyncIterable<readonly SealedSubject[]>;
}

export type SealedSubject =
  | { readonly subject: string; readonly erased: true }
  | {
      readonly subject: string;
      /** The subject's key, wrapped by the vault's. */
      readonly key: Uint8Array;
      /** By field, sealed under the subject's key. */
      readonly texts: ReadonlyMap<string, Uint8Array>;
    };

/** Subjects of one vault, and the check of the key that wraps theirs. */
export interface SealedLot {
  readonly keyCheck: Uint8Array;
  readonly subjects: readonly SealedSubject[];
}

export type Taken =
  /** How many texts are new here, and how many are here with other content, which stays. */
  | { readonly kind: 'taken'; readonly texts: number; readonly kept: number }
  /** It is erased; new when it was not here before. */
  | { readonly kind: 'erased'; readonly isNew: boolean }
  /** Nothing of it was taken: this field does not open, or without a field its key. */
  | { readonly kind: 'damaged'; readonly field?: string };

export interface VaultEntry {
  /** `subject:` + 32 hex digits. */
  readonly subject: string;
  /** What it says about the subject, as the field of command and fact is called: `signatory`. */
  readonly field: string;
  readonly text: string;
}

export interface Erased {
  readonly erased: true;
}

export const FIELD_CHARS_MAX = 120;
export const TEXT_CHARS_MAX = 100_000;

/** The caller's bug: not a subject reference, or a field or text out of bounds. */
export class InvalidEntry extends Error {
  override readonly name = 'InvalidEntry';
}

/** More puts wait than are held in memory: try again in a moment. Nothing of this one is kept. */
export class VaultOverloaded extends Error {
  override readonly name = 'VaultOverloaded';
}

/** The vault is there but its key is not, is not its own, or is not a key. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked';
}

/** What should be the vault is none, is damaged, or has a format of a newer Lading. */
export class UnusableVault extends Error {
  override readonly name = 'UnusableVault';
}
