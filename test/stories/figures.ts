import { reportTexts } from '../../src/cli/texts/report.ts';
import type { Report } from '../../src/reports/figures.ts';
import type { Locale } from '../../src/wording/say.ts';

/**
 * The figures of a report that have a base: `1 of 2`, a share, or hours at the median. Those by the
 * first promise only where they differ.
 */
export function figuresOf(report: Report): Readonly<Record<string, string>> {
  const { onTime, firstPromise } = report;
  const isMoved = firstPromise.onTime.n !== onTime.n;
  const all = { ...report, ...(isMoved && { firstOnTime: firstPromise.onTime }) };
  const found = Object.entries(all).flatMap(([name, figure]) => {
    const text = figureText(figure);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

export function figureName(name: string, locale: Locale): string {
  const { rates, durations } = reportTexts[locale];
  const names: Readonly<Record<string, string>> = { ...rates, ...durations };
  return names[name] ?? name;
}

function figureText(figure: unknown): string | undefined {
  if (typeof figure !== 'object' || figure === null) return undefined;
  const { n, base, rate, p50 } = figure as Partial<Record<string, number | null>>;
  if (typeof p50 === 'number') return `${Math.round(p50 * 100) / 100} h`;
  if (typeof base === 'number') return base === 0 ? undefined : `${n} of ${base}`;
  return typeof rate === 'number' ? `${Math.round(rate * 100)} %` : undefined;
}
