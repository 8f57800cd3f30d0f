import Table from 'cli-table3';
import type { Paint } from './paint.ts';
import { cut } from './width.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are cut; they must not be painted. */
  readonly widthMax?: number;
}

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'mid', 'right', 'top-mid', 'top-left', 'top-right']
    .concat(['bottom-mid', 'bottom-left', 'bottom-right', 'left-mid', 'mid-mid', 'right-mid'])
    .map((place) => [place, '']),
);

/** Rows in columns without rules, the heads dim; ends with a newline. Cells may be painted. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): string {
  const laidOut = new Table({
    chars: { ...NO_LINES, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: columns.map(({ align = 'left' }) => align),
    head: columns.map(({ head }) => paint('dim', head)),
  });
  for (const row of rows) {
    laidOut.push(row.map((cell, place) => cut(cell, columns[place]?.widthMax ?? Infinity)));
  }
  return `${laidOut
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')}\n`;
}
