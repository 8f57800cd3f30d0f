import type { Recorded } from '../domain/envelope.ts';
import { type Correction, effectiveHistory, struckVersions } from '../domain/history.ts';
import type { Parked } from '../read-models/read-models.ts';
import type { AnyProjection, Told } from './projection.ts';

/** What a fact strikes out of the history before it; null for all but corrections. */
export type ReadCorrection = (fact: Recorded) => Correction | null;
/** By category; undefined where no fact corrects another. */
export type CorrectionOf = (category: string) => ReadCorrection | undefined;

/** A document while facts are told to it. It belongs to whoever folds and is changed in place. */
export interface Folded {
  doc: object | undefined;
  /** Of the last fact that it reflects; 0 before the first. */
  position: number;
  /** Set by the first fact that could not be applied: nothing is told from then on. */
  parked: Parked | undefined;
  /** Set by a fact that came late: the stream must be folded anew, from its start. */
  isStale: boolean;
}

const ERROR_CHARS_MAX = 500;

export function blank(): Folded {
  return { doc: undefined, position: 0, parked: undefined, isStale: false };
}

/** The id of the document that a stream feeds; undefined for streams of other categories. */
export function documentOf(projection: AnyProjection, stream: string): string | undefined {
  const { category, further } = projection;
  if (further) return [category, ...further].some(isOf(stream)) ? stream : undefined;
  return isOf(stream)(category) ? stream.slice(category.length + 1) : undefined;
}

function isOf(stream: string) {
  return (category: string): boolean =>
    stream.startsWith(category) && stream[category.length] === '-';
}

export function streamOf({ category, further }: AnyProjection, id: string): string {
  return further ? id : `${category}-${id}`;
}

/** Tells the next fact of a stream; one that the document already reflects changes nothing. */
export function tell(projection: AnyProjection, folded: Folded, fact: Told): void {
  if (fact.position <= folded.position) return;
  change(projection, folded, fact, (handler) => {
    folded.isStale = folded.doc !== undefined && isLate(projection, folded.doc, fact);
    return folded.isStale ? undefined : handler(folded.doc, fact);
  });
}

/**
 * Folds a stream from its first fact on, corrections honoured and late reports put in their place
 * as the projection asks. Where it parks, `doc` is what the facts before made of it.
 */
export function foldHistory(
  projection: AnyProjection,
  correction: ReadCorrection | undefined,
  facts: readonly Recorded[],
): Folded {
  const folded = blank();
  let reflects = correction ? lastCorrection(correction, facts) : 0;
  for (const fact of history(projection, correction, facts)) {
    change(projection, folded, fact, (handler) => handler(folded.doc, fact));
    reflects = Math.max(reflects, folded.position);
  }
  return { ...folded, position: reflects };
}

type Handler = (doc: object | undefined, fact: Told) => object | null | undefined;

function change(
  projection: AnyProjection,
  folded: Folded,
  fact: Told,
  next: (handler: Handler) => object | null | undefined,
): void {
  if (folded.parked || folded.isStale) return;
  const handler: Handler | undefined = projection.on[fact.type];
  if (!handler) return;
  try {
    const doc = next(handler);
    if (doc === undefined || doc === (folded.doc ?? null)) return;
    folded.doc = doc ?? undefined;
    folded.position = fact.position;
  } catch (error) {
    folded.parked = parkedBy(projection, fact, error);
  }
}

function isLate({ retelling }: AnyProjection, doc: object, fact: Told): boolean {
  return retelling?.late(doc, fact) ?? false;
}

/** The facts of a stream as its document is told them. */
function history(
  { corrections, retelling }: AnyProjection,
  correction: ReadCorrection | undefined,
  facts: readonly Recorded[],
): readonly Told[] {
  const told = correction ? corrected(corrections ?? 'struck', correction, facts) : facts;
  return retelling ? retelling.arrange(told) : told;
}

function corrected(
  corrections: 'struck' | 'all',
  correction: ReadCorrection,
  facts: readonly Recorded[],
): readonly Told[] {
  if (corrections === 'struck') return effectiveHistory(facts, correction);
  const struck = struckVersions(facts, correction);
  return facts.map((fact) => {
    const struckBy = struck.get(fact.version);
    return struckBy === undefined ? fact : { ...fact, struckBy };
  });
}

/** Position of the last correction or replacement, 0 without any. */
function lastCorrection(correction: ReadCorrection, facts: readonly Recorded[]): number {
  const at = facts.findLastIndex((fact) => correction(fact) !== null);
  const fact = facts[at];
  const found = fact && correction(fact);
  if (!found) return 0;
  return facts[Math.min(at + found.replacements, facts.length - 1)]?.position ?? 0;
}

function parkedBy(projection: AnyProjection, fact: Told, error: unknown): Parked {
  const { stream, position, type: factType } = fact;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const id = documentOf(projection, stream) ?? stream;
  return { id, stream, position, factType, error: text.slice(0, ERROR_CHARS_MAX) };
}
