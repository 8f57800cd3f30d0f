import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { shipmentIdOf } from '../../ids.ts';
import { firstRepeated } from '../../keyed.ts';
import { quantity } from '../../quantity.ts';
import type { OrderBody } from '../amendment.ts';
import type { OrderDataOf } from '../commands.ts';
import type { OrderFactOf } from '../facts.ts';
import { type Held, plannedOf, slotName } from '../figures.ts';
import { cancelling } from '../letting-go.ts';
import { madeBy, type OrderState } from '../state.ts';
import type { Decision, Handlers } from './handlers.ts';
import { stopOf } from './split.ts';

export const merging: Handlers<'MergeShipments'> = { MergeShipments: merge };

type Line = OrderFactOf<'MergeRequested'>['data']['lines'][number];

function merge(
  state: OrderState,
  data: OrderDataOf<'MergeShipments'>,
  envelope: Envelope,
  order: string,
): Decision {
  const { body, figures } = state;
  const stop = stopOf(state, order);
  if (stop || !body) return stop ?? [];
  const known = madeBy(state, 'merge', data.merge);
  if (known === envelope.commandDigest) return [];
  if (known !== undefined) return refuse('id-is-taken', { id: data.merge });
  const [from, to] = [shipmentIdOf(data.from), shipmentIdOf(data.to)];
  if (typeof from !== 'string') return from;
  if (typeof to !== 'string') return to;
  if (from === to) return refuse('merge-needs-another-shipment', { shipment: from });
  const [source, target] = [figures.held.get(from), figures.held.get(to)];
  const left = [...(source?.rows ?? [])].find(([, { shipped }]) => shipped > 0);
  if (left) return refuse('merged-must-not-have-shipped', { shipment: from });
  const lines = source ? linesOf(state, body, from, source, target) : [];
  if (lines.length === 0) {
    return refuse('shipment-must-hold-goods-of-order', { shipment: from, order });
  }
  const twice = lines[firstRepeated(lines.map(({ line }) => line))];
  const apart = twice ?? lines.find((line) => isOtherwiseScheduled(target, line));
  if (apart) return refuse('schedule-lines-must-stay-apart', { shipment: to, line: apart.line });
  return [{ type: 'MergeRequested', data: { ...data, from, to, lines } }];
}

function linesOf(
  state: OrderState,
  { lines }: OrderBody,
  shipment: string,
  source: Held,
  target: Held | undefined,
): Line[] {
  const articles = new Map(lines.map((line) => [line.line, line]));
  return [...source.rows].flatMap(([slot, { allocated, coming }]): Line[] => {
    const amount = allocated + Math.min(0, coming) - cancelling(state, shipment, slot);
    const name = slotName(slot);
    const article = articles.get(name.line);
    if (amount <= 0 || !article) return [];
    const there = target?.rows.get(slot);
    const { sku, uom, tolerance } = article;
    return [
      {
        ...name,
        sku,
        qty: quantity(amount),
        uom,
        ...(tolerance && { tolerance }),
        total: quantity(amount + (there ? plannedOf(there) : 0)),
      },
    ];
  });
}

/** A shipment holds a line of an order once, for one of its schedule lines. */
function isOtherwiseScheduled(target: Held | undefined, { line, schedule }: Line): boolean {
  return [...(target?.rows ?? [])].some(([slot, row]) => {
    const name = slotName(slot);
    return name.line === line && name.schedule !== schedule && plannedOf(row) > 0;
  });
}
