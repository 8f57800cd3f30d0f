/** What one operation of the client came to against a real server, in plain JSON. */
export interface Fact {
  /** As the record names them: a chapter, and what was done. */
  readonly section: string;
  readonly operation: string;
  /** What it was done with, where the name alone does not tell it. */
  readonly given?: unknown;
  /** `{ ok: … }` or `{ error: … }`; ANYTHING stands for what differs from run to run. */
  readonly outcome: unknown;
  /** Other outcomes of the same operation, where two calls raced. */
  readonly also?: readonly unknown[];
  /** The only server that it holds for; absent: for both. */
  readonly server?: ServerVersion;
}

export type ServerVersion = '23.10.6' | '24.2.0';

/** In an outcome: a value that differs from run to run. */
export const ANYTHING = '<anything>';

/** Streams in runs are named so; each name stands for the same word in comparisons. */
export function streamName(part: string): string {
  lastStream += 1;
  return `acc-${part}-${lastStream.toString(16).padStart(8, '0')}`;
}

let lastStream = 0;

/** Runs an operation and tells how it ended. */
export async function outcomeOf(action: () => unknown): Promise<unknown> {
  try {
    return comparable({ ok: (await action()) ?? null });
  } catch (error) {
    return comparable({ error });
  }
}

/** Runs operations one after the other, each on what the ones before it have left. */
export async function outcomesOf(
  operations: Readonly<Record<string, () => unknown>>,
): Promise<ReadonlyMap<string, unknown>> {
  const outcomes = new Map<string, unknown>();
  for (const [operation, run] of Object.entries(operations)) {
    outcomes.set(operation, await outcomeOf(run));
  }
  return outcomes;
}

/** A value as the record writes it, without what differs from run to run. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return withoutPassing(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(comparable);
  const entries = Object.entries(value instanceof Error ? toldError(value) : value);
  const passing = entries.some(([key]) => key === 'class') ? OF_ERRORS : OF_ALL;
  const kept = entries.filter(([key, of]) => !passing.has(key) && of !== undefined);
  const names = kept.map(([key]) => key).join();
  if (names === 'commit,prepare') return '<position>';
  return Object.fromEntries(kept.map(([key, of]) => [key, comparable(of)]));
}

const STREAM = /acc[-a-z]*-?[0-9a-f]{8}|pfx[0-9a-f]{6}-pos/g;
function withoutPassing(text: string): string {
  return text
    .replaceAll(STREAM, '<stream>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '<address>')
    .replace(/^(4 DEADLINE_EXCEEDED: Deadline exceeded) after .*/s, '$1')
    .replace(/Error: [0-9A-F]+:error:[^ ]* routines:\w+:(wrong version number):.*\n/s, '$1')
    .replace(/^(TEST-TIMEOUT never settled).*/, '$1');
}

/** Times; and, of an error, the transport's own view of it. */
const OF_ALL = new Set(['ms']);
const OF_ERRORS = new Set(['ms', '_raw', 'details', 'metadata']);

function toldError(error: Error): object {
  return { ...error, class: error.constructor.name, name: error.name, message: error.message };
}
