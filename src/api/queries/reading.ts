import { setTimeout as pauseFor } from 'node:timers/promises';
import { z } from 'zod';
import type { Position } from '../../domain/envelope.ts';
import type { AnyProjection } from '../../projections/projection.ts';
import type { Collection } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import type { Asked } from '../route.ts';

/** How long a reader waits at most for its own write to be shown. */
export const MIN_POSITION_WAIT_MS = 2_000;
export const LIMIT_MAX = 200;
const LIMIT_USUAL = 50;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/** A read model, and up to where it had come before anything was read from it. */
export interface Reading<D extends object> {
  readonly documents: Collection<D>;
  readonly through: Position;
}

/** A whole number as the text of a parameter spells it: digits and nothing else. */
export function wholeNumber(schema: z.ZodInt) {
  return z.preprocess(
    (text) => (typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text),
    schema,
  );
}

/** What every question to a read model may say. */
export const minPositionField = { 'min-position': wholeNumber(z.int().nonnegative()).optional() };

/** What every list may be asked for; `cursor` is the one that the page before answered. */
export const pageFields = {
  cursor: z.string().min(1).max(2_000).optional(),
  limit: wholeNumber(z.int().min(1).max(LIMIT_MAX)).default(LIMIT_USUAL),
  ...minPositionField,
};

export interface Paging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The parameters of a route, as its schema has parsed them already. */
export function queryOf<S extends z.ZodType>(_schema: S, { query }: Asked): z.infer<S> {
  return query as z.infer<S>;
}

/** Waits so many milliseconds, or until the asker goes away: then it throws. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<unknown>;

/**
 * The published read model of a projection, once it has come to `min-position`. A 503 problem
 * after MIN_POSITION_WAIT_MS, or at once where none is published yet or one of another version:
 * documents of another shape are never served.
 */
export async function readModel<D extends object>(
  api: Pick<Api, 'ledger' | 'readModels'>,
  projection: Pick<AnyProjection, 'name' | 'version'>,
  asked: Pick<Asked, 'query' | 'signal'>,
  pause: Pause = realPause,
): Promise<Reading<D>> {
  let documents: Collection<D> | undefined;
  const through = await comeTo(minPositionOf(asked), asked.signal, pause, async () => {
    documents = await published<D>(api, projection);
    return documents && (await positionOf(api, documents));
  });
  if (!documents) throw notSoFar();
  return { documents, through };
}

/** Where the ledger stands, for what is read from it; never before `min-position`. */
export function ledgerPosition(
  { ledger }: Pick<Api, 'ledger'>,
  asked: Pick<Asked, 'query' | 'signal'>,
  pause: Pause = realPause,
): Promise<Position> {
  return comeTo(minPositionOf(asked), asked.signal, pause, () => ledger.head());
}

/** The header that says which position an answer reflects. */
export function at(through: Position): Readonly<Record<string, string>> {
  return { 'lading-position': String(through) };
}

/** The version of a stream, as `If-Match` takes it. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** Where the next page begins, as an answer says it. */
export function withCursor({ cursor }: { readonly cursor?: string }): { readonly cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}

/** The part of a query that pages. */
export function pageOf({ cursor, limit }: Paging): {
  readonly limit: number;
  readonly after?: string;
} {
  return { limit, ...(cursor !== undefined && { after: cursor }) };
}

/** Not there, or not the asker's to know: the answer is the same. */
export function unknownSubject(): Problem {
  return new Problem('subject-must-be-known');
}

async function published<D extends object>(
  { readModels }: Pick<Api, 'readModels'>,
  { name, version }: Pick<AnyProjection, 'name' | 'version'>,
): Promise<Collection<D> | undefined> {
  const documents = await readModels.published<D>(name);
  return documents?.version === version ? documents : undefined;
}

/** Undefined for a read model of another ledger or epoch: its positions mean nothing here. */
async function positionOf(
  { ledger: { identity } }: Pick<Api, 'ledger'>,
  documents: Collection<object>,
): Promise<Position | undefined> {
  const checkpoint = await documents.checkpoint();
  const isOurs = checkpoint?.ledger === identity.ledger && checkpoint.epoch === identity.epoch;
  return isOurs ? checkpoint.through : undefined;
}

function minPositionOf({ query }: Pick<Asked, 'query'>): Position {
  const wanted = query['min-position'];
  return typeof wanted === 'number' ? wanted : 0;
}

/** Time is counted in pauses, so that no clock is needed. */
async function comeTo(
  wanted: Position,
  signal: AbortSignal,
  pause: Pause,
  look: () => Promise<Position | undefined>,
): Promise<Position> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const through = await look();
    if (through !== undefined && through >= wanted) return through;
    if (through === undefined || waitedMs >= MIN_POSITION_WAIT_MS) throw notSoFar();
    await pause(pauseMs, signal);
    waitedMs += pauseMs;
  }
}

function notSoFar(): Problem {
  return new Problem('read-model-must-have-come-so-far');
}

function realPause(ms: number, signal: AbortSignal): Promise<unknown> {
  return pauseFor(ms, undefined, { signal });
}
