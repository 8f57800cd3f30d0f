import type { z } from 'zod';
import type { Envelope, Named, Recorded } from './envelope.ts';
import type { Correction } from './history.ts';
import type { Territory } from './territory.ts';

export type Params = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** A rule that was kept and what it looked at. The text is rendered at the edge, by language. */
export interface Refusal<R extends string = string> {
  readonly refused: R;
  readonly params: Params;
}

export function refuse<R extends string>(rule: R, params: Params = {}): Refusal<R> {
  return { refused: rule, params };
}

export function isRefusal<T extends object, R extends string>(
  outcome: T | Refusal<R>,
): outcome is Refusal<R> {
  return 'refused' in outcome;
}

/** Closes a switch over a union: compiles only when every case is handled. */
export function unreachable(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}

/** A fact as decide wants it recorded; execute adds id, version and envelope. */
export type Draft<F extends Named> = F & {
  readonly deviations?: readonly string[];
  /** Only where the fact did not happen when the command says, as in a correction. */
  readonly occurredAt?: string;
};

export interface FactShape {
  /** Current version of the shape; raise it together with an upcast. */
  readonly v: number;
  readonly schema: z.ZodType;
  /** Of something that happened in the world: it can be told late, and corrected. */
  readonly report?: true;
}

export interface CommandShape {
  readonly schema: z.ZodType;
  /** `report`: happened in the world, recorded even against the plan. `decision`: may be refused. */
  readonly kind: 'report' | 'decision';
  /** Dotted paths of fields about persons; the edge moves them to the vault. `*` is any index. */
  readonly personal?: readonly string[];
}

/** The union of facts (or commands) that a table of shapes describes. */
export type UnionOf<T extends Record<string, { readonly schema: z.ZodType }>> = {
  [K in keyof T & string]: {
    readonly type: K;
    readonly data: Readonly<z.infer<T[K]['schema']>> & object;
  };
}[keyof T & string];

/**
 * One aggregate as a value. `decide` and `evolve` are pure: no clock, no I/O, no randomness.
 * `decide` answers the facts to record ([] when nothing is new) or a refusal, and throws never
 * for business reasons. `evolve` takes any accepted fact in any order of reports.
 */
export interface Decider<S, C extends Named, F extends Named, R extends string = string> {
  /** What a stream's name begins with: `shipment-PS…`. */
  readonly category: string;
  /** The canonical id behind `<category>-`, or a refusal when the text cannot be one. */
  readonly idOf: (text: string) => string | Refusal<R>;
  readonly facts: Readonly<Record<F['type'], FactShape>>;
  readonly commands: Readonly<Record<C['type'], CommandShape>>;
  readonly initial: S;
  /** `id` is the stream's, canonical, for commands whose data name their subject as well. */
  readonly decide: (
    state: S,
    command: C,
    envelope: Envelope,
    id: string,
  ) => readonly Draft<F>[] | Refusal<R>;
  readonly evolve: (state: S, fact: Recorded<F>) => S;
  /** What a fact strikes out of the history before it; null for all but corrections. */
  readonly correction: (fact: Recorded<F>) => Correction | null;
  /** The first rule that a corrected history breaks, null when it holds together. */
  readonly coherent: (state: S) => Refusal<R> | null;
  /**
   * Where the subject belongs, which decides who may reach it; undefined while there is nothing
   * yet. An aggregate without it belongs to everybody whose role may touch its kind.
   */
  readonly territory?: (state: S) => Territory | undefined;
}

/** A decider whose inner types are nobody's business: how execute and the lists see it. */
// biome-ignore lint/suspicious/noExplicitAny: the only place where aggregates are handled alike
export type AnyDecider = Decider<any, any, any, any>;
