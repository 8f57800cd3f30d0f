import type { Draft } from '../decider.ts';
import { ending } from './balance.ts';
import type { OrderFact } from './facts.ts';

import { figuresAfter } from './figures-after.ts';
import type { OrderState } from './state.ts';

/** Facts that change how much of an order is still open. */
const TOUCHING: ReadonlySet<OrderFact['type']> = new Set<OrderFact['type']>([
  'OrderAmended',
  'LinesCancelled',
  'LinesCancelRefused',
  'RemainderCancelled',
  'LinesFulfilled',
]);

/** The same facts, and that with them the order is fulfilled or open again. */
export function concluded(
  state: OrderState,
  drafts: readonly Draft<OrderFact>[],
): readonly Draft<OrderFact>[] {
  if (!state.body || !drafts.some(({ type }) => TOUCHING.has(type))) return drafts;
  const end = ending(drafts.reduce(figuresAfter, state.figures));
  const isOver = end !== 'open';
  if (isOver === state.fulfilled) return drafts;
  return [
    ...drafts,
    isOver
      ? { type: 'OrderFulfilled', data: { complete: end === 'complete' } }
      : { type: 'OrderReopened', data: {} },
  ];
}
