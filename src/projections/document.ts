import type { Recorded } from '../domain/envelope.ts';
import { epochMs } from '../domain/instant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Folded, foldHistory, type ReadCorrection, streamOf } from './fold.ts';
import type { AnyProjection } from './projection.ts';

const PAGE_FACTS = 1_000;

/** Which facts of a stream count. Corrections beyond are not honoured: they were not known. */
export type Until =
  | { readonly position: number }
  | { readonly version: number }
  /** An instant: facts recorded up to and at it. */
  | { readonly recordedAt: string };

/** One document, folded afresh from its stream. */
export async function foldDocument(
  ledger: Ledger,
  projection: AnyProjection,
  correction: ReadCorrection | undefined,
  id: string,
  until?: Until,
): Promise<Folded> {
  const facts = await readStream(ledger, streamOf(projection, id), until);
  return foldHistory(projection, correction, facts);
}

/** A stream from its first fact on; a stream is short by rule, see STREAM_FACTS_MAX. */
export async function readStream(
  ledger: Ledger,
  stream: string,
  until?: Until,
): Promise<readonly Recorded[]> {
  const counts = until ? countsUntil(until) : () => true;
  const facts: Recorded[] = [];
  for (;;) {
    const page = await ledger.read(stream, facts.length, PAGE_FACTS);
    const end = page.findIndex((fact) => !counts(fact));
    facts.push(...(end < 0 ? page : page.slice(0, end)));
    if (end >= 0 || page.length < PAGE_FACTS) return facts;
  }
}

function countsUntil(until: Until): (fact: Recorded) => boolean {
  if ('position' in until) return ({ position }) => position <= until.position;
  if ('version' in until) return ({ version }) => version <= until.version;
  const ms = epochMs(until.recordedAt);
  return ({ meta }) => epochMs(meta.recordedAt) <= ms;
}
