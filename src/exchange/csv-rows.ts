import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { Line } from './lines.ts';
import type { ExchangeRule } from './rules.ts';
import type { Place } from './summary.ts';

const OPTIONS = { record_delimiter: '\n', relax_column_count: true } satisfies Options;

export interface CsvRow extends Place {
  /** The line as it stands. */
  readonly text: string;
  readonly fields: readonly string[];
  readonly fault?: ExchangeRule;
}

/** The rows of a CSV text, one a line. */
export async function* csvRows(
  lines: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly CsvRow[], void, undefined> {
  for await (const list of lines) yield rowsOf(list);
}

function rowsOf(list: readonly Line[]): readonly CsvRow[] {
  const together = recordsOf(list.map(({ text }) => text).join('\n'));
  // As many records as lines means a record a line, since no line holds a line break.
  const each = together?.length === list.length ? together : undefined;
  return list.map(({ number: line, read, text, fault }, index) => {
    if (fault) return { line, read, text, fields: [], fault };
    const fields = each?.[index] ?? fieldsOf(text);
    if (fields) return { line, read, text, fields };
    return { line, read, text, fields: [], fault: 'row-must-be-csv' };
  });
}

/**
 * The fields of one line; undefined when a quote is left open or stands where none may. A field
 * that goes on in the next line is not known here, on purpose: a quote forgotten in one line must
 * not swallow those that follow.
 */
export function fieldsOf(line: string): readonly string[] | undefined {
  if (line === '') return [''];
  return recordsOf(line)?.[0];
}

function recordsOf(text: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, OPTIONS);
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
