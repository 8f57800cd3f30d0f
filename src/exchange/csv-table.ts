import { stringify } from 'csv-stringify/sync';

const OPTIONS = { bom: false, escape_formulas: true, record_delimiter: 'windows' } as const;
const BYTE_ORDER_MARK = '\uFEFF';

export type Cell = string | number;

/** The first line of a table for spreadsheets: they take it for UTF-8 by the mark before it. */
export function csvHead(names: string[]): string {
  return BYTE_ORDER_MARK + stringify([names], OPTIONS);
}

/** Rows of such a table. A text that a spreadsheet would take for a formula is escaped. */
export function csvRows(rows: Cell[][]): string {
  return stringify(rows, OPTIONS);
}
