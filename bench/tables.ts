import Table from 'cli-table3';
import type { Result } from './results.ts';
import { ROWS } from './rows.ts';
import type { Report } from './run.ts';

const HEADS = [
  'row',
  'variant',
  'unit',
  'ours',
  'reference',
  'ratio',
  'reach',
  'reached',
  'beside',
];

/** Three significant digits, with commas in what is large. */
export function figureText(value: number | null): string {
  if (value === null) return '-';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** The report for a terminal. */
export function humanTable(report: Report): string {
  const table = new Table({ head: HEADS, style: { head: [], border: [], compact: true } });
  table.push(...report.rows.map((result) => [...cells(result)]));
  return `${machineText(report)}\n${table.toString()}\n${legend(report)}\n`;
}

/** The report for a page of documentation. */
export function markdownTable(report: Report): string {
  const lines = [HEADS, HEADS.map(() => '---'), ...report.rows.map(cells)];
  const table = lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
  return `${machineText(report)}\n\n${table}\n`;
}

function cells(result: Result): readonly string[] {
  const { row, variant, unit, ours, reference, ratio, bound, reach, ok, aside, note } = result;
  const beside = Object.entries(aside).map(([name, value]) => `${name} ${figureText(value)}`);
  return [
    row,
    variant,
    unit,
    figureText(ours),
    figureText(reference),
    ratio === null ? '-' : ratio.toFixed(2),
    `${bound === 'at least' ? '>=' : '<='} ${reach}`,
    ours === null ? '-' : ok ? 'yes' : 'no',
    note?.split('\n')[0] ?? beside.join(', '),
  ];
}

function machineText({ machine, rounds, facts, seconds }: Report): string {
  const { cores, cpu, memoryGiB, node } = machine;
  return (
    `${cores} cores of ${cpu}, ${memoryGiB} GiB, Node ${node}; ` +
    `median of ${rounds} rounds, large history ${facts.toLocaleString('en-US')} facts, ` +
    `${seconds} s in all.`
  );
}

function legend({ rows }: Report): string {
  const letters = [...new Set(rows.map(({ row }) => row))];
  return letters.map((letter) => `${letter}: ${ROWS[letter]}`).join('\n');
}
