import { z } from 'zod';
import type { Outcome } from '../../wording/outcomes/outcome.ts';
import { outcomes } from '../../wording/outcomes.ts';
import type { Words } from '../../wording/say.ts';
import type { ApiRule } from '../problems.ts';
import type { HeaderName, Route } from '../route.ts';
import { recordedSchema, rehearsedSchema } from './answers.ts';

// What the routes of commands have in common.

const ID_CHARS_MAX = 500;

export const subjectParams = z.strictObject({ id: z.string().min(1).max(ID_CHARS_MAX) });

/** `?dry-run=true` says what would be recorded, and records nothing. */
export const dryRunQuery = z.strictObject({ 'dry-run': z.enum(['true', 'false']).optional() });

export function isDryRun(query: Readonly<Record<string, unknown>>): boolean {
  return query['dry-run'] === 'true';
}

export const SENT_HEADERS: readonly HeaderName[] = [
  'idempotency-key',
  'if-match',
  'accept-language',
];

/** Beside those that every route has. */
export const COMMAND_PROBLEMS: readonly ApiRule[] = [
  'version-must-be-current',
  'body-must-be-small-enough',
  'media-type-must-be-supported',
  'idempotency-key-is-used-once',
  'outcome-must-be-known',
  'disk-must-have-room',
];

const RECORDED: Words = [
  '已记录；没有新内容时 facts 为空。同一个键再发一次，回答相同，replayed 为 true；试运行只说明会记录什么',
  'Recorded; facts is empty where nothing was new. Sent again with the same key, it is answered ' +
    'the same, with replayed = true. A dry run only says what would be recorded.',
];
const CREATED: Words = ['已记录，并由此新建', 'Recorded, and created by it.'];

const EXAMPLE_VERSION = 7;
const EXAMPLE_POSITION = 4_711;
const EXAMPLE_FACT_ID = '3f6b8a52-91d4-8c0e-a7b1-5d2e9f40c610';
/** Facts that tell of something that went wrong make poor examples. */
const WENT_WRONG = /Refused|Rejected|Superseded|Failed/;

/** What the route of a command answers; `opens` where it may begin a stream. */
export function commandAnswers(
  stream: string,
  { records }: Pick<Outcome, 'records'>,
  opens: boolean,
): Route['answers'] {
  const fact = records.find((one) => !WENT_WRONG.test(one)) ?? records[0] ?? '';
  const example = exampleFor(stream, fact, opens ? 1 : EXAMPLE_VERSION);
  const schema = z.union([recordedSchema, rehearsedSchema]);
  if (!opens) return { 200: { about: RECORDED, schema, example } };
  return {
    200: { about: RECORDED, schema, example: { ...example, facts: [] } },
    201: { about: CREATED, schema: recordedSchema, example },
  };
}

/** The answer to a command that has recorded one fact. */
export function exampleFor(stream: string, type: string, version: number) {
  const facts = [{ id: EXAMPLE_FACT_ID, type, version }];
  return { stream, version, position: EXAMPLE_POSITION, facts, replayed: false };
}

/** Rules that are answered otherwise than by 409. */
const NO_REFUSALS: ReadonlySet<string> = new Set([
  'idempotency-key-is-used-once',
  'subject-must-be-in-scope',
]);

/** Rules that a command may be refused by, as the document tells them. */
export function refusalsOf(category: keyof typeof outcomes, command: string): readonly string[] {
  const table: Readonly<Record<string, Outcome>> = outcomes[category];
  const refuses = [...(table[command]?.refuses ?? []), 'stream-must-stay-short'];
  return refuses.filter((rule) => !NO_REFUSALS.has(rule)).sort();
}

/** Routes with the rules that each of them may be refused by, where it changes anything. */
export function refusedBy(routes: readonly Route[], rules: readonly string[]): readonly Route[] {
  return routes.map((route) => (route.method === 'GET' ? route : { ...route, refusals: rules }));
}
