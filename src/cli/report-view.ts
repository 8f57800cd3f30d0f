import type { Locale } from '../config.ts';
import { isSame } from '../domain/same.ts';
import type { Dimension, Figures, GroupKey, Hours, Rate, Report } from '../reports/figures.ts';
import { codeText } from '../wording/codes.ts';
import { stageText } from '../wording/stages.ts';
import type { Paint } from './paint.ts';
import { type Column, table } from './table.ts';
import { decimal, number, percent } from './texts/figures.ts';
import { reportTexts } from './texts/report.ts';

const SHARE_COLUMNS = 16;
const GROUP_COLUMNS_MAX = 20;
const WIDE_COLUMNS = 100;

export interface ReportLook {
  readonly locale: Locale;
  readonly paint: Paint;
  /** Of the terminal. */
  readonly columns: number;
}

export interface ReportHeading {
  /** In words; undefined for all time. */
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
}

/** The figures as people read them: every one with the number it was taken from. */
export function reportView(
  report: Report,
  by: Dimension | undefined,
  heading: ReportHeading,
  look: ReportLook,
): string {
  const { locale, paint } = look;
  const texts = reportTexts[locale];
  const groups = report.groups ?? [];
  const sections = [
    headline(report, heading, locale, paint),
    section(texts.service, rates(report, locale, paint), paint),
    section(texts.hours, durations(report, locale, paint), paint),
    section(texts.stages, stages(report, locale, paint), paint),
    section(texts.byType, exceptionTypes(report, locale), paint),
    by ? section(texts.groups[by], groupTable(groups, by, look), paint) : '',
  ];
  return sections.filter((text) => text !== '').join('\n');
}

function section(title: string, body: string, paint: Paint): string {
  return body === '' ? '' : `${paint('bold', title)}\n${body}`;
}

function headline(
  { shipments, signedOff }: Figures,
  { period, asOf }: ReportHeading,
  locale: Locale,
  paint: Paint,
): string {
  const texts = reportTexts[locale];
  const population = texts.population(number(shipments), number(signedOff));
  const scope = [period ?? texts.always, ...(asOf ? [texts.asRecorded(asOf)] : []), population];
  return `${paint(['bold', 'cyan'], texts.title)}  ${scope.join(' · ')}\n`;
}

/** Shown where there is something to show. */
const seldom = ['returns', 'lostUnits', 'corrections'] as const;

function rates(figures: Figures, locale: Locale, paint: Paint): string {
  const { rates: names, heads } = reportTexts[locale];
  const { firstTry, delivered, failed, rate } = figures.firstAttempt;
  const { onTime, otif, firstPromise } = figures;
  const isMoved = !isSame(onTime, firstPromise.onTime) || !isSame(otif, firstPromise.otif);
  const shown: readonly (readonly [string, Rate])[] = [
    [names.onTime, onTime],
    [names.otif, otif],
    ...(isMoved ? ([[names.firstOnTime, firstPromise.onTime]] as const) : []),
    ...(isMoved ? ([[names.firstOtif, firstPromise.otif]] as const) : []),
    [names.firstAttempt, { n: firstTry, base: delivered + failed, rate }],
    [names.exceptions, figures.exceptions],
    [names.shortPickRate, figures.shortPickRate],
    ...seldom.flatMap((name) =>
      figures[name].n > 0 ? [[names[name], figures[name]] as const] : [],
    ),
  ];
  const rows = shown.map(([name, { n, base, rate: share }]) => [
    name,
    paint('bold', percent(share)),
    `${number(n)} / ${number(base)}`,
    bar(share ?? 0, paint),
  ]);
  const { n, base, rate: ratio } = figures.splitRatio;
  const split = [
    names.splitRatio,
    paint('bold', ratio === null ? '—' : ratio.toFixed(2)),
    `${number(n)} / ${number(base)}`,
    '',
  ];
  return table([left(''), right(''), right(heads.n), left('')], [...rows, split], paint);
}

function durations(figures: Figures, locale: Locale, paint: Paint): string {
  const { durations: names, heads } = reportTexts[locale];
  const shown: readonly (readonly [string, Hours])[] = [
    [names.transitHours, figures.transitHours],
    [names.cycleHours, figures.cycleHours],
    [names.orderCycleHours, figures.orderCycleHours],
  ];
  const rows = shown.map(([name, { n, p50, p90, mean }]) => [
    name,
    number(n),
    paint('bold', decimal(p50)),
    decimal(p90),
    decimal(mean),
  ]);
  const columns = [left(''), ...[heads.n, heads.p50, heads.p90, heads.mean].map(right)];
  return table(columns, rows, paint);
}

function stages({ stages: rows }: Figures, locale: Locale, paint: Paint): string {
  if (rows.length === 0) return '';
  const { heads, slowest, shareNote } = reportTexts[locale];
  const most = Math.max(...rows.map(({ share }) => share ?? 0));
  const cells = rows.map(({ stage, n, p50Hours, p90Hours, share }) => [
    stageText(stage, locale),
    number(n),
    paint('bold', decimal(p50Hours)),
    decimal(p90Hours),
    percent(share),
    bar((share ?? 0) / (most || 1), paint) + (share === most ? ` ${paint('yellow', slowest)}` : ''),
  ]);
  const { n, p50, p90, share } = heads;
  const columns = [left(''), ...[n, p50, p90, share].map(right), left('')];
  return `${table(columns, cells, paint)}  ${paint('dim', shareNote)}\n`;
}

function exceptionTypes({ exceptions }: Figures, locale: Locale): string {
  const types = Object.entries(exceptions.byType).sort(([, a], [, b]) => b - a);
  return types.length === 0
    ? ''
    : `  ${types.map(([type, n]) => `${codeText(type, locale)} ${number(n)}`).join(' · ')}\n`;
}

type Group = Figures & { readonly key: GroupKey };

/** On a narrow terminal without the two columns that are missed least. */
function groupTable(groups: readonly Group[], by: Dimension, look: ReportLook): string {
  const { locale, paint, columns } = look;
  const { groupHeads: heads, none } = reportTexts[locale];
  const isWide = columns >= WIDE_COLUMNS;
  const rows = groups.map((group) => [
    nameOf(group.key, by, locale) ?? none,
    number(group.shipments),
    number(group.signedOff),
    percent(group.onTime.rate),
    percent(group.otif.rate),
    percent(group.firstAttempt.rate),
    decimal(group.transitHours.p50),
    ...(isWide ? [decimal(group.transitHours.p90)] : []),
    percent(group.exceptions.rate),
    ...(isWide ? [percent(group.shortPickRate.rate)] : []),
  ]);
  const { shipments, signedOff, onTime, otif, firstAttempt, transit, transit90 } = heads;
  const figures = [shipments, signedOff, onTime, otif, firstAttempt, transit];
  const heading = isWide
    ? [...figures, transit90, heads.exceptions, heads.shorts]
    : [...figures, heads.exceptions];
  return table([{ head: '', widthMax: GROUP_COLUMNS_MAX }, ...heading.map(right)], rows, paint);
}

function nameOf(key: GroupKey, by: Dimension, locale: Locale): string | undefined {
  if (key === null) return undefined;
  return by === 'stage' ? stageText(key as Parameters<typeof stageText>[0], locale) : key;
}

function left(head: string): Column {
  return { head };
}

function right(head: string): Column {
  return { head, align: 'right' };
}

function bar(part: number, paint: Paint): string {
  return paint('cyan', '▇'.repeat(Math.round(Math.min(1, part) * SHARE_COLUMNS)));
}
