import type { Locale } from '../config.ts';
import { shownShipmentId } from '../domain/ids.ts';
import type { BoardCard } from '../projections/board.ts';
import { stageText } from '../wording/stages.ts';
import { type BoardColumn, columnsOf, isOver, mostUrgent, type Urgent } from './board-columns.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { boardTexts } from './texts/board.ts';
import { number } from './texts/figures.ts';
import { showTime } from './time.ts';

const BAR_COLUMNS = 28;
const URGENT_SHOWN = 6;
const NAME_COLUMNS_MAX = 16;

export interface BoardLook {
  readonly locale: Locale;
  readonly paint: Paint;
  readonly zone: string;
  readonly nowMs: number;
}

/** The board lying on its side, since twelve stages are wider than a terminal; then what hurries. */
export function boardView(cards: readonly BoardCard[], look: BoardLook): string {
  const { locale, paint, zone, nowMs } = look;
  const texts = boardTexts[locale];
  const columns = columnsOf(cards, nowMs);
  const open = cards.filter((card) => !isOver(card)).length;
  const late = columns.reduce((sum, column) => sum + column.late, 0);
  const summary = texts.summary(number(cards.length), number(open), number(late));
  const head = `${paint(['bold', 'cyan'], texts.title)}  ${showTime(nowMs, zone)} · ${summary}`;
  const urgent = mostUrgent(cards, nowMs, URGENT_SHOWN);
  return `${head}\n${troubles(cards, look)}\n${stages(columns, look)}\n${paint('bold', texts.urgent)}\n${cardTable(urgent, look)}`;
}

/** A line of its own where something is held or in trouble. */
function troubles(cards: readonly BoardCard[], { locale, paint }: BoardLook): string {
  const under = cards.filter((card) => !isOver(card));
  const held = under.filter(({ progress }) => progress.holds.length > 0).length;
  const open = under.filter(({ unresolved = [] }) => unresolved.length > 0).length;
  const { troubles: texts } = boardTexts[locale];
  const said = [
    ...(held > 0 ? [texts.held(number(held))] : []),
    ...(open > 0 ? [texts.unresolved(number(open))] : []),
  ];
  return said.length === 0 ? '' : `  ${paint('yellow', said.join(' · '))}\n`;
}

function stages(columns: readonly BoardColumn[], { locale, paint }: BoardLook): string {
  const { heads, lateBy } = boardTexts[locale];
  const rows = columns.map(({ stage, n, late, worstLateHours }) => {
    const full = Math.min(n, BAR_COLUMNS);
    const red = Math.min(late, full);
    const cutOff = n > BAR_COLUMNS ? paint('dim', '…') : '';
    const bar = paint('red', '▇'.repeat(red)) + paint('cyan', '▇'.repeat(full - red)) + cutOff;
    return [
      stageText(stage, locale),
      paint('bold', number(n)),
      bar,
      late === 0 ? '' : paint('red', number(late)),
      worstLateHours === null ? '' : paint('red', lateBy(worstLateHours)),
    ];
  });
  return table(
    [
      { head: heads.stage },
      { head: heads.n, align: 'right' },
      { head: '' },
      { head: heads.late, align: 'right' },
      { head: heads.worst },
    ],
    rows,
    paint,
  );
}

function cardTable(urgent: readonly Urgent[], { locale, paint }: BoardLook): string {
  const { heads, lateBy, dueIn } = boardTexts[locale];
  const rows = urgent.map(({ card, lateHours }) => [
    shownShipmentId(card.shipment),
    stageText(card.stage, locale),
    card.customer ?? card.party,
    card.carrier ?? '',
    lateHours > 0 ? paint('red', lateBy(lateHours)) : dueIn(-lateHours),
  ]);
  return table(
    [
      { head: heads.shipment },
      { head: heads.stage },
      { head: heads.customer, widthMax: NAME_COLUMNS_MAX },
      { head: heads.carrier },
      { head: '' },
    ],
    rows,
    paint,
  );
}
