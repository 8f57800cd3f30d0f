import type { Locale } from '../config.ts';
import { shownShipmentId } from '../domain/ids.ts';
import type { By } from '../projections/shipment-at.ts';
import type { TimelineEntry } from '../projections/timeline.ts';
import { codeText } from '../wording/codes.ts';
import { isStage, stageText } from '../wording/stages.ts';
import type { Change, Topic } from './replay-diff.ts';
import { type Look, timelineTable } from './replay-timeline.ts';
import { table } from './table.ts';
import { number } from './texts/figures.ts';
import { replayTexts } from './texts/replay.ts';
import { differenceTexts } from './texts/replay-difference.ts';
import { showTime } from './time.ts';

const NONE = '—';

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
  const texts = differenceTexts[locale];
  const { shipment, by, from, to, changes, timeline } = difference;
  const shown = (at: string | undefined): string => (at ? showTime(at, zone) : NONE);
  const head = `${paint(['bold', 'cyan'], shownShipmentId(shipment))}  ${replayTexts[locale].clock[by]}\n`;
  const rows = changes.map(({ topic, before, after }) => [
    topicText(topic, locale),
    saidOf(topic, before, look),
    paint('bold', saidOf(topic, after, look)),
  ]);
  const columns = [{ head: '' }, { head: shown(from) }, { head: shown(to) }];
  const body = rows.length === 0 ? `  ${texts.nothingChanged}\n` : table(columns, rows, paint);
  const facts = section(
    texts.between,
    timelineTable(timeline, { shipment, orders: 2 }, look),
    look,
  );
  return `${head}\n${body}${facts === '' ? '' : `\n${facts}`}`;
}

function topicText({ of, id, aspect }: Topic, locale: Locale): string {
  const { topics, aspects } = differenceTexts[locale];
  const parts = [of && topics[of], id, aspects[aspect] ?? aspect];
  return parts.filter((part) => part !== undefined).join(' ');
}

function saidOf(topic: Topic, value: string | number | null, look: Look): string {
  const { locale, zone } = look;
  const { of, aspect } = topic;
  if (value === null) return NONE;
  if (typeof value === 'number') return number(value);
  if (aspect === 'stage' && isStage(value)) return stageText(value, locale);
  if (of === undefined && TIMES.has(aspect)) {
    return value
      .split('/')
      .map((at) => showTime(at, zone))
      .join(' – ');
  }
  if (of === 'line' || (of === 'unit' && aspect !== 'stage') || of === undefined) return value;
  return value
    .split(', ')
    .map((code) => differenceTexts[locale].standings[code] ?? codeText(code, locale))
    .join(' · ');
}

const TIMES: ReadonlySet<string> = new Set(['eta', 'window']);

function section(title: string, body: string, { paint }: Look): string {
  return body === '' ? '' : `${paint('bold', title)}\n${body}`;
}
