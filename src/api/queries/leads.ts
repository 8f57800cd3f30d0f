import { isOver, type Stage } from '../../domain/shipment/stage.ts';
import { queueOf } from '../../projections/board.ts';
import type { Condition, Query, Where } from '../../read-models/read-models.ts';
import { isStage } from '../../wording/stages.ts';

/** Conditions on the board that few shipments fulfil, the fewest first. */
const NARROW = ['id', 'orders', 'numbers', 'trips', 'customer'] as const;
/** Those that many do: their indexes have documents in the order of ids. */
const WIDE = ['project', 'carrier', 'division', 'site', 'stage'] as const;

/** What is over is never late. */
const NOTHING: Where = { id: { in: [] } };

/** What is asked of the cards of one column, in its own order. */
export interface ColumnQuery extends Pick<Query, 'sort' | 'lead'> {
  readonly where: Where;
}

/** How the cards of a stage are found, and counted, without looking at those of other stages. */
export function columnQuery(filter: Where, stage: Stage): ColumnQuery {
  const { due, ...others } = filter;
  if (due !== undefined && isOver(stage)) return { where: NOTHING, lead: 'id' };
  const narrow = narrowIn(others);
  if (narrow !== undefined) {
    const sort = { by: 'queue', descending: isOver(stage) };
    return { where: { ...filter, stage }, sort, lead: narrow };
  }
  const site = oneOf(others.site);
  const { site: _, ...beside } = others;
  const by = site === undefined ? 'queue' : 'siteQueue';
  const where = {
    ...(site === undefined ? others : beside),
    [by]: within(queueOf(stage, site), due),
  };
  return { where, sort: { by, descending: isOver(stage) }, lead: by };
}

/** A list of shipments in the order that was asked for, by the index that narrows it most. */
export function listQuery(where: Where, sort: NonNullable<Query['sort']>): ColumnQuery {
  const stage = oneOf(where.stage);
  if (isStage(stage) && narrowIn(where) === undefined && isOrderOfColumn(stage, sort)) {
    const { stage: _, ...filter } = where;
    return columnQuery(filter, stage);
  }
  return { where, sort, lead: leadOf(where, sort.by) };
}

/** The column's own order tells those apart that are due, and puts the others behind them. */
function isOrderOfColumn(stage: Stage, { by, descending }: NonNullable<Query['sort']>): boolean {
  return isOver(stage) ? by === 'since' && descending === true : by === 'due' && !descending;
}

function leadOf(where: Where, sortedBy: string): string {
  const narrow = narrowIn(where) ?? (where.due === undefined ? undefined : 'due');
  if (narrow !== undefined) return narrow;
  if (isUnderWay(where.stage)) return 'stage';
  if (sortedBy !== 'id') return sortedBy;
  return WIDE.find((field) => oneOf(where[field]) !== undefined) ?? sortedBy;
}

function narrowIn(where: Where): string | undefined {
  return NARROW.find((field) => where[field] !== undefined);
}

/** Most shipments that were ever planned are over. */
function isUnderWay(stage: Condition | undefined): boolean {
  if (typeof stage !== 'object' || !('in' in stage)) return false;
  return stage.in.every((one) => isStage(one) && !isOver(one));
}

/** Of a column those that are due before an instant, or all of it. */
function within(prefix: string, due: Condition | undefined): Condition {
  if (typeof due !== 'object' || !('to' in due)) return { prefix };
  return { from: prefix, to: `${prefix}${due.to}` };
}

function oneOf(condition: Condition | undefined): string | undefined {
  if (typeof condition === 'string') return condition;
  if (typeof condition !== 'object' || !('in' in condition)) return undefined;
  const [one, ...others] = condition.in;
  return others.length === 0 && typeof one === 'string' ? one : undefined;
}
