import { z } from 'zod';
import type { Fault } from '../../intake/faults.ts';
import type { Answer } from '../../intake/intake.ts';
import type { Outcome, Rehearsed } from '../../ledger/execute.ts';
import { notWellFormed } from '../failures.ts';
import { Problem, Refused } from '../problems.ts';
import type { Answered } from '../route.ts';
import { versionTag } from './headers.ts';
import { placeOf } from './places.ts';

const OK = 200;
const CREATED = 201;

/** What a recorded command answers, and one that was recorded before, again. */
export const recordedSchema = z.strictObject({
  /** In its canonical spelling. */
  stream: z.string(),
  /** Of the stream with the command's last fact. */
  version: z.int().nonnegative(),
  /** For `min-position` of queries. */
  position: z.int().nonnegative(),
  /** Empty where nothing was new. */
  facts: z.array(z.strictObject({ id: z.string(), type: z.string(), version: z.int().positive() })),
  replayed: z.boolean(),
});
export type RecordedAnswer = z.infer<typeof recordedSchema>;

/** What a dry run answers where the command would not be refused. */
export const rehearsedSchema = z.strictObject({
  dryRun: z.literal(true),
  stream: z.string(),
  /** Of the stream, which stays so. */
  version: z.int().nonnegative(),
  /** Texts about persons stand as references that lead nowhere: nothing was stored. */
  wouldRecord: z.array(
    z.strictObject({
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
      deviations: z.array(z.string()).optional(),
    }),
  ),
});

/**
 * A subject that is not there and one that is not the caller's to know are answered alike, or
 * ids could be tried out.
 */
const UNKNOWN_RULES: ReadonlySet<string> = new Set([
  'subject-must-be-in-scope',
  'shipment-must-be-planned',
  'order-must-be-known',
  'trip-must-be-planned',
  'master-must-be-known',
]);

export interface About {
  /** How a route calls the parts of a command: the stream's name is its path's `id`. */
  readonly nameOf?: (path: string) => string;
  /** Whether the command says something about what is there already: see `needsSubject`. */
  readonly needsSubject?: boolean;
}

/**
 * What a command came to, as the table of answers has it. Throws the Problem or the Refused that
 * it is: 409 with the rule and what it found, 412, 422, 400 with each path, 404.
 */
export function answerOf(outcome: Answer | Rehearsed, about: About = {}): Answered {
  switch (outcome.kind) {
    case 'recorded':
      return recordedAnswer(outcome);
    case 'rehearsed':
      return rehearsedAnswer(outcome);
    case 'malformed':
      throw notWellFormed(named(outcome.errors, about.nameOf ?? withId));
    case 'stale':
    case 'refused':
      throw saidNo(outcome, about.needsSubject ?? false);
  }
}

type No = Extract<Outcome, { readonly kind: 'stale' | 'refused' }>;

function saidNo(outcome: No, needsSubject: boolean): Problem | Refused {
  const { version } = outcome;
  const headers = { etag: versionTag(version) };
  const isMissing = needsSubject && version === 0;
  if (outcome.kind === 'stale') {
    if (isMissing) return new Problem('subject-must-be-known');
    return new Problem('version-must-be-current', { version }, { headers });
  }
  const { refusal } = outcome;
  const { refused } = refusal;
  if (refused === 'idempotency-key-is-used-once') return new Problem(refused);
  if (isMissing || UNKNOWN_RULES.has(refused)) return new Problem('subject-must-be-known');
  return new Refused(refusal, headers);
}

function withId(path: string): string {
  return path === 'stream' ? 'id' : path;
}

function recordedAnswer(outcome: Extract<Outcome, { readonly kind: 'recorded' }>): Answered {
  const { stream, version, position, facts, replayed } = outcome;
  const isCreated = facts[0]?.version === 1;
  const body: RecordedAnswer = { stream, version, position, facts: [...facts], replayed };
  const place = isCreated ? placeOf(stream) : undefined;
  const headers = {
    etag: versionTag(version),
    'lading-position': String(position),
    ...(replayed && { 'idempotency-replayed': 'true' }),
    ...(place !== undefined && { location: place }),
  };
  return { status: isCreated ? CREATED : OK, body, headers };
}

function rehearsedAnswer({ stream, version, wouldRecord }: Rehearsed): Answered {
  return {
    status: OK,
    body: { dryRun: true, stream, version, wouldRecord },
    headers: { etag: versionTag(version) },
  };
}

function named(errors: readonly Fault[], nameOf: (path: string) => string): readonly Fault[] {
  return errors.map((error) => ({ ...error, path: nameOf(error.path) }));
}
