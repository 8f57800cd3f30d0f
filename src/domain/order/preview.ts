import { type Refusal, refuse } from '../decider.ts';
import { type Thousandths, thousandths } from '../quantity.ts';
import type { OrderBody } from './amendment.ts';
import { balances } from './balance.ts';
import { flawIn } from './body.ts';
import { earlierIn, openOf } from './decide/split.ts';
import { slotKey, slotName } from './figures.ts';
import { planSplit, type SplitPlan } from './plan.ts';
import type { Open } from './plan-rows.ts';
import type { OrderRule } from './rules.ts';
import type { OrderState } from './state.ts';

/** What would go into which shipments, and what would wait. Its shipments have no ids yet. */
export interface SplitPreview extends SplitPlan {
  readonly backorders: readonly Backorder[];
}

interface Backorder {
  readonly line: string;
  readonly schedule?: string | undefined;
  readonly amount: Thousandths;
}

export interface PreviewOptions {
  /** Site for lines that name none. */
  readonly from?: string | undefined;
  /** Whether back orders are placed as well. */
  readonly backorders?: boolean | undefined;
}

/** How an order would be divided now, whether or not it is authorised or held. */
export function previewOf(
  state: OrderState,
  { from = state.split?.from, backorders = true }: PreviewOptions,
): SplitPreview | Refusal<OrderRule> {
  const { body, figures, split } = state;
  if (!body) return { placements: [], more: false, backorders: [] };
  const open = openOf(state, { backorders });
  const version = (split?.version ?? 0) + 1;
  const plan = planSplit({ body, open, from, version, earlier: earlierIn(state), mint: String });
  if ('unsited' in plan) return refuse('line-needs-a-site', { lines: plan.unsited });
  const waiting = [...balances(figures)].flatMap(([slot, { backordered }]): Backorder[] => {
    const amount = backordered - (open.get(slot)?.backordered ?? 0);
    return amount > 0 ? [{ ...slotName(slot), amount }] : [];
  });
  return { ...plan, backorders: waiting };
}

/** How an order that nobody has sent yet would be divided. */
export function previewOfNew(
  body: OrderBody,
  { from }: PreviewOptions,
): SplitPreview | Refusal<OrderRule> {
  const flaw = flawIn(body);
  if (flaw) return flaw;
  const request = { body, open: allOf(body), from, version: 1, earlier: () => [], mint: String };
  const plan = planSplit(request);
  if ('unsited' in plan) return refuse('line-needs-a-site', { lines: plan.unsited });
  return { ...plan, backorders: [] };
}

function allOf({ lines }: OrderBody): ReadonlyMap<string, Open> {
  const open = new Map<string, Open>();
  for (const { line, qty, schedule } of lines) {
    const parts = schedule?.map(({ id, qty: part }) => ({ schedule: id, qty: part })) ?? [{ qty }];
    for (const { qty: part, ...slot } of parts) {
      open.set(slotKey({ line, ...slot }), { amount: thousandths(part), backordered: 0 });
    }
  }
  return open;
}
