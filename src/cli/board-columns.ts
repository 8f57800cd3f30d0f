import { epochMs } from '../domain/instant.ts';
import { STAGES, type Stage } from '../domain/shipment/stage.ts';
import type { BoardCard } from '../projections/board.ts';

/** Nothing is on its way any more: a passed window makes nobody late. */
const OVER: ReadonlySet<Stage> = new Set<Stage>(['signed-off', 'closed', 'cancelled', 'returned']);

/** One column of the board: how many stand there, how many are past their window's end. */
export interface BoardColumn {
  readonly stage: Stage;
  readonly n: number;
  readonly late: number;
  /** null where nobody is late. */
  readonly worstLateHours: number | null;
}

export interface Urgent {
  readonly card: BoardCard;
  /** Negative while there is time left. */
  readonly lateHours: number;
}

const HOUR_MS = 3_600_000;

/** Columns from the first stage to the last, only those that hold a shipment. */
export function columnsOf(cards: readonly BoardCard[], nowMs: number): readonly BoardColumn[] {
  const byStage = Map.groupBy(cards, ({ stage }) => stage);
  return STAGES.flatMap((stage) => {
    const own = byStage.get(stage) ?? [];
    if (own.length === 0) return [];
    const late = own.flatMap((card) => lateHoursOf(card, nowMs) ?? []).filter((hours) => hours > 0);
    const worstLateHours = late.length === 0 ? null : Math.max(...late);
    return [{ stage, n: own.length, late: late.length, worstLateHours }];
  });
}

/** What is still on its way and due soonest, or overdue longest, first. */
export function mostUrgent(
  cards: readonly BoardCard[],
  nowMs: number,
  most: number,
): readonly Urgent[] {
  return cards
    .flatMap((card) => {
      const lateHours = lateHoursOf(card, nowMs);
      return lateHours === undefined ? [] : [{ card, lateHours }];
    })
    .sort((a, b) => b.lateHours - a.lateHours)
    .slice(0, most);
}

export function isOver({ stage }: BoardCard): boolean {
  return OVER.has(stage);
}

function lateHoursOf(card: BoardCard, nowMs: number): number | undefined {
  if (isOver(card) || !card.window) return undefined;
  return (nowMs - epochMs(card.window.end)) / HOUR_MS;
}
