import type { Draft } from '../../decider.ts';
import { quantity, type Thousandths, thousandths } from '../../quantity.ts';
import type { Holding } from '../commands.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import { type HeldRow, NO_ROW, plannedOf, releasable, slotKey, slotName } from '../figures.ts';
import { figuresAfter } from '../figures-after.ts';
import { asksFor } from '../letting-go.ts';
import type { Merge } from '../registers/merges.ts';
import type { OrderState } from '../state.ts';
import { cancelledRow } from './cancelling.ts';

/** One schedule line as the shipment was known to hold it, and as it does now. */
export interface Change {
  readonly slot: string;
  readonly was: HeldRow;
  readonly is: Omit<HeldRow, 'coming'>;
  readonly sku?: string | undefined;
}

function moreOf({ was, is }: Change): Thousandths {
  return plannedOf({ ...is, coming: 0 }) - plannedOf(was);
}

/** Quantity that comes to the shipment or leaves it, then what was to be cancelled with that. */
export function movedIn(
  state: OrderState,
  { shipment, version, cause, after, counterpart }: Holding,
  changes: readonly Change[],
): readonly Draft<OrderFact>[] {
  const by = { shipment, version };
  const [more, less] = [
    changes.filter((one) => moreOf(one) > 0),
    changes.filter((one) => moreOf(one) < 0),
  ];
  const merge = mergeInto(state, shipment, after);
  const drafts: Draft<OrderFact>[] = [];
  if (more.length > 0) {
    const from = merge?.from ?? counterpart;
    const data = {
      ...(from !== undefined && { from }),
      to: shipment,
      by,
      rows: more.map(amountRow),
    };
    drafts.push({ type: 'LinesReallocated', data: { ...data, cause, ...mergeStep(state, merge) } });
  }
  if (less.length > 0) {
    const to = counterpart === undefined ? {} : { to: counterpart };
    const rows = less.map(amountRow);
    drafts.push({ type: 'LinesReallocated', data: { from: shipment, ...to, cause, by, rows } });
  }
  return counterpart === undefined ? [...drafts, ...cancelledWith(state, shipment, less)] : drafts;
}

function amountRow(change: Change) {
  return { ...slotName(change.slot), qty: quantity(Math.abs(moreOf(change))) };
}

/** The merge to which the shipment's amendment is the answer. */
function mergeInto(state: OrderState, to: string, cause: string | undefined): Merge | undefined {
  if (cause === undefined) return undefined;
  return [...state.merges.values()].find(
    (merge) => merge.cause === cause && merge.to === to && merge.step === 'target',
  );
}

function mergeStep(state: OrderState, merge: Merge | undefined) {
  if (!merge) return {};
  const rows = state.figures.held.get(merge.from)?.rows;
  const less = merge.lines.flatMap((line) => {
    const slot = slotKey(line);
    const row = rows?.get(slot) ?? NO_ROW;
    const amount = Math.min(thousandths(line.qty), releasable(row) + Math.min(0, row.coming));
    return amount > 0 ? [{ shipment: merge.from, slot, amount }] : [];
  });
  const asks = asksFor(state, less);
  return { cause: 'merge' as const, merge: merge.merge, ...(asks && { asks }) };
}

/** Of what a shipment has let go of its own accord, what was to be cancelled as soon as it did. */
function cancelledWith(
  state: OrderState,
  shipment: string,
  less: readonly Change[],
): readonly Draft<OrderFactOf<'LinesCancelled'>>[] {
  const waiting = state.cancelling.filter((one) => one.shipment === shipment);
  if (waiting.length === 0) return [];
  const left = new Map(
    less.map((one) => [one.slot, -moreOf(one) - Math.max(0, -one.was.coming)] as const),
  );
  const drafts: Draft<OrderFactOf<'LinesCancelled'>>[] = [];
  let { figures } = state;
  for (const [request, own] of Map.groupBy(waiting, (one) => one.request)) {
    const rows = own.flatMap(({ slot, amount }) => {
      const taken = Math.min(amount, Math.max(0, left.get(slot) ?? 0));
      left.set(slot, (left.get(slot) ?? 0) - taken);
      return taken > 0
        ? [cancelledRow({ figures }, slot, { unplaced: taken, backordered: 0 })]
        : [];
    });
    if (rows.length === 0) continue;
    const draft = { type: 'LinesCancelled', data: { request, shipment, rows } } as const;
    figures = figuresAfter(figures, draft);
    drafts.push(draft);
  }
  return drafts;
}
