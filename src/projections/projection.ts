import type { Named, Recorded } from '../domain/envelope.ts';
import type { Indexes } from '../read-models/read-models.ts';

/** A fact as a handler gets it; `struckBy` only where a projection asks for all corrections. */
export type Told<F extends Named = Named> = Recorded<F> & { readonly struckBy?: number };

/** From a fact to the next document. undefined and the same object change nothing; null removes. */
export type Handlers<D extends object, F extends Named> = {
  readonly [K in F['type']]?: (
    doc: D | undefined,
    fact: Told<Extract<F, { readonly type: K }>>,
  ) => D | null | undefined;
};

/**
 * One read model as a value. A document is fed by one stream of `category`; its id is what stands
 * behind `<category>-` in the stream's name, or all of that name where there are `further`
 * categories. Raising `version` means rebuild.
 */
export interface Projection<D extends object, F extends Named> {
  readonly name: string;
  readonly version: number;
  readonly category: string;
  /** Whose streams feed documents as well; corrected, if at all, as those of `category` are. */
  readonly further?: readonly string[];
  /** `struck`: folds the corrected history (default). `all`: sees struck facts with `struckBy`. */
  readonly corrections?: 'struck' | 'all';
  /** Present where a document follows the time of occurrence, not of recording. */
  readonly retelling?: Retelling<D, F>;
  readonly indexes: Indexes;
  readonly on: Handlers<D, F>;
}

/**
 * Late reports. When `late` says that a fact happened before what the document already tells, the
 * runner folds the stream anew, as it does for a correction, but in the order of `arrange`, which
 * gets the corrected history up to the batch's end. A fresh fold of a stream arranges as well.
 */
export interface Retelling<D extends object, F extends Named> {
  readonly late: (doc: D, fact: Told<F>) => boolean;
  readonly arrange: (facts: readonly Told<F>[]) => readonly Told<F>[];
}

/** How the runner sees a projection. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where all projections are handled alike
export type AnyProjection = Projection<any, any>;
