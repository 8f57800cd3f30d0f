import { linesOf } from './lines.ts';
import type { ExchangeRule } from './rules.ts';
import { type Place, type Refused, refusedFor } from './summary.ts';

/** Of the row for itself, which is line 1 to the parser: it would be taken for the file's. */
const LINE_AND_COLUMN = / \(line 1 column \d+\)$/;

/** One line of newline-delimited JSON: its value, or why there is none. */
export interface JsonRow extends Place {
  readonly text: string;
  readonly value?: unknown;
  readonly why?: readonly Refused[];
}

/** The values of the lines, in lists. Ends early when the signal says so. */
export async function* jsonRows(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<readonly JsonRow[], void, undefined> {
  for await (const lines of linesOf(bytes)) {
    if (signal.aborted) return;
    yield lines.map(({ number: line, read, text, fault }) => jsonRow({ line, read }, text, fault));
  }
}

/** One value that a file holds, unless its text has a fault already. */
export function jsonRow({ line, read }: Place, text: string, fault?: ExchangeRule): JsonRow {
  if (fault) return { line, read, text, why: [refusedFor('', fault)] };
  return { line, read, text, ...parsed(text) };
}

function parsed(text: string): Pick<JsonRow, 'value' | 'why'> {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(LINE_AND_COLUMN, '');
    return { why: [refusedFor('', 'row-must-be-json', { reason })] };
  }
}
