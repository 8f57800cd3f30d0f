import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ANYTHING, comparable, type Fact } from './fact.ts';

/** One entry of the raw record. */
interface Entry {
  readonly server: string;
  readonly section: string;
  readonly operation: string;
  readonly arguments: unknown;
  readonly outcome: unknown;
}

const PATH = process.env.LADING_ESDB_RECORD ?? '../shared/data/eventstoredb-transcript.json';

/** The record that the facts were taken from; undefined where it is not at hand. */
export function rawRecord(): readonly Entry[] | undefined {
  return existsSync(PATH) ? JSON.parse(readFileSync(PATH, 'utf8')) : undefined;
}

/** Where the table tells something that the record does not, or misses what it tells. */
export function deviations(facts: readonly Fact[], record: readonly Entry[]): string[] {
  const keys = new Set(facts.map(keyOf));
  const entries = record.filter((entry) => keys.has(keyOf(entry)));
  const covers = (fact: Fact, { section, operation, server, ...entry }: Entry) =>
    keyOf(fact) === keyOf({ section, operation }) &&
    (fact.server === undefined || server.includes(fact.server)) &&
    (fact.given === undefined || matches(fact.given, entry.arguments)) &&
    [fact.outcome, ...(fact.also ?? [])].some((outcome) =>
      matches(outcome, comparable(entry.outcome)),
    );
  return [
    ...facts
      .filter((fact) => !entries.some((entry) => covers(fact, entry)))
      .map((fact) => `not recorded: ${keyOf(fact)}: ${JSON.stringify(fact.outcome)}`),
    ...entries
      .filter((entry) => !facts.some((fact) => covers(fact, entry)))
      .filter((entry) => !facts.some((fact) => keyOf(fact) === keyOf(entry) && fact.given))
      .map((entry) => `not told: ${keyOf(entry)}: ${JSON.stringify(comparable(entry.outcome))}`),
  ];
}

function keyOf({ section, operation }: Pick<Fact, 'section' | 'operation'>): string {
  return `${section} | ${operation}`;
}

/** Whether a value is what the table tells, whatever the order of its keys. */
function matches(told: unknown, value: unknown): boolean {
  if (told === ANYTHING) return true;
  return isDeepStrictEqual(told, value) || (isBranch(told) && isBranch(value) && deep(told, value));
}

function deep(told: object, value: object): boolean {
  const wanted = new Map(Object.entries(told));
  const found = Object.entries(value);
  return (
    Array.isArray(told) === Array.isArray(value) &&
    found.length === wanted.size &&
    found.every(([key, of]) => wanted.has(key) && matches(wanted.get(key), of))
  );
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
