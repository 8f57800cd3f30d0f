import { basename } from 'node:path';
import type { Locale } from '../config.ts';
import type { RefusedRow, Summary } from '../exchange/summary.ts';
import type { VaultSummary } from '../exchange/vault-ndjson/tally.ts';
import { say } from '../wording/rules.ts';
import { printable } from '../wording/say.ts';
import type { Context } from './command.ts';
import { type Paint, paintFor } from './paint.ts';
import { table } from './table.ts';
import { number, seconds } from './texts/figures.ts';
import { importTexts } from './texts/import.ts';

/** Enough for a machine to act on; people see every row, one a line, as it is met. */
const LISTED_MAX = 10_000;

export interface Listing {
  add(row: RefusedRow): void;
  /** The first refused rows, and how many more there were. */
  listed(): { readonly refusedRows: readonly ListedRow[]; readonly refusedRowsNotListed: number };
}

interface ListedRow extends RefusedRow {
  readonly message: string;
}

/** Says each row that could not be used: `log.csv:17 ocel:timestamp: must be an instant`. */
export function listRefused(name: string, { json, locale, out }: Context): Listing {
  const file = basename(name);
  const paint = paintFor(out);
  const rows: ListedRow[] = [];
  let notListed = 0;
  return {
    add(row) {
      const message = say(row.rule, row.params, locale);
      if (!json) {
        const field = row.field === undefined ? '' : ` ${paint('bold', printable(row.field))}`;
        out.write(`${paint('red', `${file}:${row.line}`)}${field}  ${message}\n`);
      } else if (rows.length < LISTED_MAX) rows.push({ ...row, message });
      else notListed += 1;
    },
    listed: () => ({ refusedRows: rows, refusedRowsNotListed: notListed }),
  };
}

interface Shown {
  readonly locale: Locale;
  readonly paint: Paint;
}

export function summaryView(summary: Summary, dryRun: boolean, { locale, paint }: Shown): string {
  const { rows, title, rehearsed, withoutCommand } = importTexts[locale];
  const { facts } = summary;
  const others = Object.entries(summary.withoutCommand).map(([name, n]) => [
    paint('dim', `${withoutCommand} ${printable(name)}`),
    paint('dim', number(n)),
  ]);
  const figures = [
    [rows.facts, paint('bold', number(facts))],
    ...touched(summary).map((name) => [rows[name], paint('bold', number(summary[name]))]),
  ];
  return tableOf(summary, dryRun ? rehearsed : title, [...others, ...figures], { locale, paint });
}

/** What got facts. */
function touched(summary: Summary): readonly ('shipments' | 'orders' | 'master')[] {
  return (['shipments', 'orders', 'master'] as const).filter((name) => summary[name] > 0);
}

export function vaultView(
  summary: VaultSummary,
  dryRun: boolean,
  { locale, paint }: Shown,
): string {
  const { vaultRows, takenIn, rehearsedTaking } = importTexts[locale];
  const figures = (['subjects', 'texts', 'kept', 'erased'] as const).map((name) => {
    return [vaultRows[name], paint('bold', number(summary[name]))];
  });
  return tableOf(summary, dryRun ? rehearsedTaking : takenIn, figures, { locale, paint });
}

type Counts = Pick<Summary, 'read' | 'recorded' | 'repeated' | 'refused' | 'seconds'>;

/** What all imports count, and then what this one counts beside. */
function tableOf(
  summary: Counts,
  title: string,
  figures: readonly string[][],
  { locale, paint }: Shown,
): string {
  const { rows, took } = importTexts[locale];
  const counts = (['read', 'recorded', 'repeated', 'refused'] as const).map((name) => {
    const count = number(summary[name]);
    const wrong = name === 'refused' && summary.refused > 0;
    return [rows[name], paint(wrong ? ['bold', 'red'] : 'bold', count)];
  });
  const columns = [{ head: '' }, { head: '', align: 'right' as const }];
  const head = `${paint(['bold', 'cyan'], title)}  ${took(seconds(summary.seconds))}`;
  return `${head}\n${table(columns, [...counts, ...figures], paint)}`;
}
