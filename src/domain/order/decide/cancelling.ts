import { type Draft, type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { firstRepeated } from '../../keyed.ts';
import { quantity, type Thousandths, thousandths } from '../../quantity.ts';
import { type Balance, balances } from '../balance.ts';
import type { OrderDataOf } from '../commands.ts';
import type { OrderFact, OrderFactOf } from '../facts.ts';
import { type SlotName, slotKey, slotName } from '../figures.ts';
import { asksFor, lettingGo, sumOf } from '../letting-go.ts';
import type { OrderRule } from '../rules.ts';
import { madeBy, type OrderState } from '../state.ts';
import type { Decision, Handlers } from './handlers.ts';

export const cancelling: Handlers<'CancelOrderLines' | 'CancelRemainder'> = {
  CancelOrderLines: cancelLines,
  CancelRemainder: (state, { reason }, _, order) => {
    if (!state.body) return refuse('order-must-be-known', { order });
    const rows = [...balances(state.figures)].flatMap(([slot, { unplaced, backordered }]) =>
      unplaced + backordered > 0 ? [cancelledRow(state, slot, { unplaced, backordered })] : [],
    );
    return rows.length === 0 ? [] : [{ type: 'RemainderCancelled', data: { rows, reason } }];
  },
};

function cancelLines(
  state: OrderState,
  { request, lines, reason }: OrderDataOf<'CancelOrderLines'>,
  envelope: Envelope,
  order: string,
): Decision {
  if (!state.body) return refuse('order-must-be-known', { order });
  const known = madeBy(state, 'request', request);
  if (known === envelope.commandDigest) return [];
  if (known !== undefined) return refuse('id-is-taken', { id: request });
  const twice = lines[firstRepeated(lines.map(slotKey))];
  if (twice) return refuse('line-must-be-listed-once', { line: twice.line });
  const books = balances(state.figures);
  const wants = wantsOf(state, books, lines);
  if ('refused' in wants) return wants;
  if (wants.every(({ atOnce, less }) => atOnce === 0 && less.length === 0)) {
    const [{ slot, amount } = { slot: '', amount: 0 }] = wants;
    const { line } = slotName(slot);
    return refuse('cancelled-must-be-open', { line, qty: quantity(amount) });
  }
  return factsOf(state, { request, reason, wants, books });
}

interface Want {
  readonly slot: string;
  readonly amount: Thousandths;
  /** Of it what no shipment holds. */
  readonly atOnce: Thousandths;
  readonly less: ReturnType<typeof lettingGo>;
}

type Books = ReadonlyMap<string, Balance>;

function wantsOf(
  state: OrderState,
  books: Books,
  lines: OrderDataOf<'CancelOrderLines'>['lines'],
): readonly Want[] | Refusal<OrderRule> {
  const wants: Want[] = [];
  for (const { qty, ...name } of lines) {
    const slots = slotsOf(state, name);
    if (slots.length === 0) return refuse('line-must-belong-to-order', { ...name });
    wants.push(...spread(state, books, slots, qty === undefined ? undefined : thousandths(qty)));
  }
  if (wants.length > 0) return wants;
  return refuse('cancelled-must-be-open', { line: lines[0]?.line ?? '', qty: 0 });
}

/** Over a line's schedule lines; what is wanted beyond what is open stands with the last one. */
function spread(
  state: OrderState,
  books: Books,
  slots: readonly string[],
  wanted: Thousandths | undefined,
): readonly Want[] {
  let left = wanted ?? Number.POSITIVE_INFINITY;
  const wants: Want[] = [];
  for (const [nth, slot] of slots.entries()) {
    const { unplaced = 0, backordered = 0 } = books.get(slot) ?? {};
    const atOnce = Math.min(left, unplaced + backordered);
    const less = lettingGo(state, slot, left - atOnce);
    const open = atOnce + sumOf(less);
    const isRest = nth === slots.length - 1 && wanted !== undefined;
    const amount = isRest ? left : open;
    left -= open;
    if (amount > 0) wants.push({ slot, amount, atOnce, less });
  }
  return wants;
}

/** The schedule line, or all of the line's, the one promised last first. */
function slotsOf({ figures }: OrderState, name: SlotName): readonly string[] {
  const key = slotKey(name);
  if (figures.slots.has(key)) return [key];
  if (name.schedule !== undefined) return [];
  const own = [...figures.slots].filter(([, { line }]) => line === name.line);
  return own.map(([slot]) => slot).reverse();
}

function factsOf(
  state: OrderState,
  {
    request,
    reason,
    wants,
    books,
  }: {
    request: string;
    reason: string;
    wants: readonly Want[];
    books: Books;
  },
): readonly Draft<OrderFact>[] {
  const asks = asksFor(
    state,
    wants.flatMap(({ less }) => less),
  );
  const lines = wants.map(({ slot, amount }) => ({ ...slotName(slot), qty: quantity(amount) }));
  const rows = wants.flatMap(({ slot, atOnce }) => {
    const { unplaced = 0 } = books.get(slot) ?? {};
    const taken = {
      unplaced: Math.min(atOnce, unplaced),
      backordered: Math.max(0, atOnce - unplaced),
    };
    return atOnce > 0 ? [cancelledRow(state, slot, taken)] : [];
  });
  const refused = wants.flatMap(({ slot, amount, atOnce, less }) => {
    const rest = amount - atOnce - sumOf(less);
    return rest > 0 ? [{ ...slotName(slot), qty: quantity(rest) }] : [];
  });
  const rule = 'cancelled-must-be-open' satisfies OrderRule;
  const asked = { request, lines, ...(asks && { asks }), reason };
  return [
    { type: 'LinesCancelRequested', data: asked },
    ...(rows.length > 0 ? [{ type: 'LinesCancelled', data: { request, rows } } as const] : []),
    ...(refused.length > 0
      ? [{ type: 'LinesCancelRefused', data: { request, rule, rows: refused } } as const]
      : []),
  ];
}

type Row = OrderFactOf<'LinesCancelled'>['data']['rows'][number];

/** What comes to be cancelled of a schedule line on the order itself. */
export function cancelledRow(
  { figures }: Pick<OrderState, 'figures'>,
  slot: string,
  { unplaced, backordered }: { unplaced: Thousandths; backordered: Thousandths },
): Row {
  const was = figures.slots.get(slot)?.cancelled ?? 0;
  return {
    ...slotName(slot),
    qty: quantity(was + unplaced + backordered),
    was: quantity(was),
    ...(backordered > 0 && { backordered: quantity(backordered) }),
  };
}
