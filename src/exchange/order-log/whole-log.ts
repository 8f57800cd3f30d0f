import { type CsvRow, csvRows } from '../csv-rows.ts';
import { linesOf } from '../lines.ts';
import { type Place, refusedFor } from '../summary.ts';
import { type Header, headerOf } from './columns.ts';
import { logRowOf, type Understood } from './row.ts';

const ROWS_MAX = 1_000_000;

/** A row as far as it was understood. */
export interface Read extends Place, Understood {
  /** It is the row that names the columns. */
  readonly isHeader?: boolean;
}

/** Every row after the header, wrong ones with what is wrong; bounded. */
export async function wholeLog(
  bytes: AsyncIterable<Uint8Array>,
  nowMs: number,
): Promise<readonly Read[]> {
  await using lists = csvRows(linesOf(bytes));
  const [first, ...events] = (await lists.next()).value ?? [];
  const { header, faults } = headerOf(first?.fields ?? []);
  const reads: Read[] =
    faults.length > 0 ? [{ ...placeOf(first), why: faults, isHeader: true }] : [];
  if (!header) return reads;
  for (const row of events) reads.push(understood(row, header, nowMs));
  for await (const rows of lists) {
    for (const row of rows) reads.push(understood(row, header, nowMs));
    if (reads.length > ROWS_MAX) return [tooLong(rows.at(-1))];
  }
  return reads;
}

function tooLong(row: CsvRow | undefined): Read {
  const why = refusedFor('', 'log-must-not-have-so-many-rows', { max: ROWS_MAX });
  return { ...placeOf(row), why: [why] };
}

function placeOf(row: CsvRow | undefined): Place {
  return { line: row?.line ?? 1, read: row?.read ?? 0 };
}

function understood(csvRow: CsvRow, header: Header, nowMs: number): Read {
  const { line, read } = csvRow;
  return { line, read, ...logRowOf(csvRow, header, nowMs) };
}
