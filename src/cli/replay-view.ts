import type { Locale } from '../config.ts';
import { shownShipmentId } from '../domain/ids.ts';
import type { TimelineEntry } from '../projections/timeline.ts';
import { codeText } from '../wording/codes.ts';
import { stageText } from '../wording/stages.ts';
import type { Change, Topic } from './replay-diff.ts';
import type { By, ReplayedState } from './replay-state.ts';
import { type About, type Look, timelineTable } from './replay-timeline.ts';
import { table } from './table.ts';
import { number } from './texts/figures.ts';
import { replayTexts } from './texts/replay.ts';
import { showTime } from './time.ts';

const NONE = '—';

/** One shipment at one instant: where it stands, its lines and units, and how it came there. */
export function stateView(state: ReplayedState, look: Look): string {
  const { sections } = replayTexts[look.locale];
  return [
    headline(state, look),
    section(sections.lines, lineTable(state, look), look),
    section(sections.units, unitTable(state, look), look),
    section(sections.timeline, timelineTable(state.timeline, aboutOf(state), look), look),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

export interface DifferenceAbout {
  readonly shipment: string;
  readonly by: By;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Difference extends DifferenceAbout {
  readonly changes: readonly Change[];
  readonly timeline: readonly TimelineEntry[];
}

/** What changed between two instants, and the facts that changed it. */
export function differenceView(difference: Difference, look: Look): string {
  const { locale, paint, zone } = look;
  const texts = replayTexts[locale];
  const { shipment, by, from, to, changes, timeline } = difference;
  const shown = (at: string | undefined): string => (at ? showTime(at, zone) : NONE);
  const head = `${paint(['bold', 'cyan'], shownShipmentId(shipment))}  ${texts.clock[by]}\n`;
  const rows = changes.map(({ topic, before, after }) => [
    topicText(topic, locale),
    saidOf(topic, before, locale),
    paint('bold', saidOf(topic, after, locale)),
  ]);
  const columns = [{ head: '' }, { head: shown(from) }, { head: shown(to) }];
  const body = rows.length === 0 ? `  ${texts.nothingChanged}\n` : table(columns, rows, paint);
  const facts = section(
    texts.sections.between,
    timelineTable(timeline, { shipment, orders: 2 }, look),
    look,
  );
  return `${head}\n${body}${facts === '' ? '' : `\n${facts}`}`;
}

function aboutOf({ shipment, lines }: ReplayedState): About {
  return { shipment, orders: new Set(lines.map(({ order }) => order)).size };
}

function topicText({ of, id, aspect }: Topic, locale: Locale): string {
  const { topics, aspects } = replayTexts[locale];
  const parts = [of && topics[of], id, aspects[aspect] ?? aspect];
  return parts.filter((part) => part !== undefined).join(' ');
}

function saidOf({ of, aspect }: Topic, value: string | number | null, locale: Locale): string {
  if (value === null) return NONE;
  if (typeof value === 'number') return number(value);
  if (of === 'hold') {
    return value
      .split(', ')
      .map((code) => codeText(code, locale))
      .join(' · ');
  }
  return aspect === 'stage' ? stageText(value as ReplayedState['stage'], locale) : value;
}

function section(title: string, body: string, { paint }: Look): string {
  return body === '' ? '' : `${paint('bold', title)}\n${body}`;
}

function headline(state: ReplayedState, { locale, paint, zone }: Look): string {
  const texts = replayTexts[locale];
  const { n, of, counts, stage, by, at } = state;
  const standing = n === of ? '' : ` ${texts.partly[counts](n, of)}`;
  const when = at === undefined ? texts.upToNow : `${showTime(at, zone)} ${texts.clock[by]}`;
  const title = `${paint(['bold', 'cyan'], state.shownAs)}  ${paint('bold', stageText(stage, locale))}${standing}`;
  const { start, end } = state.window ?? {};
  const window = start && end ? `${showTime(start, zone)} – ${showTime(end, zone)}` : undefined;
  const about: readonly (readonly [string, string | undefined])[] = [
    [
      texts.about.to,
      [state.customer ?? state.to.party, state.to.address].filter(Boolean).join(' · '),
    ],
    [texts.about.from, state.from],
    [texts.about.carrier, state.carrier],
    [texts.about.project, state.project],
    [texts.about.window, window],
    [texts.about.place, state.place],
    [
      texts.about.holds,
      state.holds.map(({ hold, scope }) => `${hold} (${codeText(scope, locale)})`).join(' · '),
    ],
  ];
  const rows = about.flatMap(([name, value]) => (value ? [[paint('dim', name), value]] : []));
  return `${title}  ${paint('dim', when)}\n${table([{ head: '' }, { head: '' }], rows, paint)}`;
}

function lineTable({ lines }: ReplayedState, { locale, paint }: Look): string {
  const { heads } = replayTexts[locale];
  const quantities = [
    'ordered',
    'picked',
    'shorted',
    'packed',
    'accepted',
    'refused',
    'missing',
  ] as const;
  const shown = quantities.filter((name) => lines.some((line) => line[name] !== 0));
  const rows = lines.map((line) => [
    `${line.order} / ${line.line}`,
    line.sku,
    ...shown.map((name) => (line[name] === 0 ? paint('dim', '·') : number(line[name]))),
  ]);
  const columns = [
    { head: heads.line },
    { head: heads.sku },
    ...shown.map((name) => ({ head: heads[name], align: 'right' as const })),
  ];
  return table(columns, rows, paint);
}

function unitTable({ units }: ReplayedState, { locale, paint }: Look): string {
  if (units.length === 0) return '';
  const { heads } = replayTexts[locale];
  const rows = units.map(({ unit, kind, stage, place, closed, labels }) => [
    unit,
    codeText(kind ?? '', locale),
    stageText(stage, locale),
    place ?? paint('dim', '·'),
    closed?.weightKg === undefined ? '' : number(closed.weightKg),
    labels
      .filter((label) => label.applied && !label.voided)
      .map((label) => label.kind ?? label.label)
      .join(' '),
  ]);
  const columns = [heads.unit, heads.kind, heads.stage, heads.place].map((head) => ({ head }));
  const weight = { head: heads.weight, align: 'right' as const };
  return table([...columns, weight, { head: heads.labels }], rows, paint);
}
