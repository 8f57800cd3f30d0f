import type { Locale } from '../config.ts';
import { epochMs } from '../domain/instant.ts';
import type { TimelineEntry } from '../projections/timeline.ts';
import { codeText } from '../wording/codes.ts';
import { factText } from '../wording/facts.ts';
import { say } from '../wording/rules.ts';
import { printable } from '../wording/say.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { replayTexts } from './texts/replay.ts';
import { showTime } from './time.ts';
import { cut, displayWidth } from './width.ts';

const HOUR_MS = 3_600_000;
/** Margin, number, time and the gaps between columns. */
const FIXED_COLUMNS = 30;
const FACT_COLUMNS_MIN = 24;
/** Processes have long names. */
const ACTOR_COLUMNS_MAX = 14;
/** A person is a reference here; a few of its digits tell two of them apart. */
const REFERENCE = /^(subject:[0-9a-f]{6})[0-9a-f]+$/;

/** Fields whose values are codes of closed lists, or mostly. */
const CODED = new Set([
  'kind',
  'scope',
  'decision',
  'stop',
  'responsible',
  'relation',
  'reason',
  'requestedBy',
  'effective',
  'status',
  'result',
  'why',
  'condition',
  'severity',
  'by',
]);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

export interface Look {
  readonly locale: Locale;
  readonly paint: Paint;
  readonly zone: string;
  /** Of the terminal. */
  readonly columns: number;
}

/** What the timeline need not repeat. */
export interface About {
  readonly shipment: string;
  readonly orders: number;
}

/** One row a fact; empty where there are none. */
export function timelineTable(entries: readonly TimelineEntry[], about: About, look: Look): string {
  if (entries.length === 0) return '';
  const { locale, paint, zone, columns } = look;
  const { heads } = replayTexts[locale];
  const actorColumns = Math.min(
    ACTOR_COLUMNS_MAX,
    Math.max(...entries.map(({ actor }) => displayWidth(actor))),
  );
  const factColumns = Math.max(FACT_COLUMNS_MIN, columns - FIXED_COLUMNS - actorColumns);
  const rows = entries.map((entry) => [
    paint('dim', String(entry.version)),
    showTime(entry.occurredAt, zone),
    factCell(entry, factColumns, about, look),
    paint('dim', cut(entry.actor, ACTOR_COLUMNS_MAX)),
  ]);
  const texts = [heads.occurred, heads.fact, heads.actor].map((head) => ({ head }));
  return table([{ head: '#', align: 'right' }, ...texts], rows, paint);
}

/** The fact, and what it says or what is odd about it, within so many columns. */
function factCell(entry: TimelineEntry, columns: number, about: About, look: Look): string {
  const { locale, paint } = look;
  const fact = factText(entry.type, locale);
  const odd = remark(entry, look);
  const said = cut(odd ?? says(entry, about, look), Math.max(0, columns - displayWidth(fact) - 2));
  if (entry.struckBy !== undefined) return paint('dim', `${fact}  ${said}`);
  return `${fact}  ${paint(odd === undefined ? 'dim' : 'yellow', said)}`.trimEnd();
}

/** What a reader must not miss about a fact. */
function remark(entry: TimelineEntry, { locale }: Look): string | undefined {
  const texts = replayTexts[locale];
  if (entry.struckBy !== undefined) return `✗ ${texts.struckBy(entry.struckBy)}`;
  if (entry.deviations)
    return `! ${entry.deviations.map((rule) => say(rule, {}, locale)).join(' ')}`;
  const lateHours = (epochMs(entry.recordedAt) - epochMs(entry.occurredAt)) / HOUR_MS;
  return lateHours < 1 || entry.capture === 'import'
    ? undefined
    : texts.late(Math.round(lateHours));
}

/** The fact's own values, without what every fact of the shipment repeats. */
function says(
  { says: values }: TimelineEntry,
  { shipment, orders }: About,
  { locale, zone }: Look,
): string {
  return Object.entries(values)
    .filter(([name]) => name !== 'order' || orders > 1)
    .map(([name, value]) => {
      const said = timed(String(value), zone);
      const text = CODED.has(name) ? codeText(said, locale) : said;
      return printable(text).replace(`${shipment}-`, '').replace(REFERENCE, '$1…');
    })
    .join(' · ');
}

/** An instant, or one and another behind a slash, as people read it; any other text as it is. */
function timed(text: string, zone: string): string {
  const parts = text.split('/');
  if (!parts.every((part) => INSTANT.test(part))) return text;
  return parts.map((part) => showTime(part, zone)).join(' – ');
}
