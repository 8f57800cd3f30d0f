import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { orderId } from '../../ids.ts';
import { changesBetween, told } from '../amendment.ts';
import { flawIn } from '../body.ts';
import type { OrderDataOf } from '../commands.ts';
import { ORDER_LINES_MAX } from '../shapes.ts';
import type { OrderState } from '../state.ts';
import { answered } from './answers.ts';
import type { Decision, Handlers } from './handlers.ts';

/** What sources and authorities say of an order. */
export const message: Handlers<'ReceiveOrder' | 'AuthoriseOrder'> = {
  ReceiveOrder: receive,
  AuthoriseOrder: (state, data, _, order) => {
    if (!state.body) return refuse('order-must-be-known', { order });
    return state.authorised ? [] : [{ type: 'OrderAuthorised', data }];
  },
};

function receive(
  state: OrderState,
  data: OrderDataOf<'ReceiveOrder'>,
  envelope: Envelope,
  id: string,
): Decision {
  const named = orderId(data.source, data.number);
  if (named !== id) return refuse('stream-must-match-order', { stream: id, order: named });
  const flaw = flawIn(data);
  if (flaw) return flaw;
  const { body: known } = state;
  if (!known) {
    if (data.mode === 'delta') return refuse('order-must-be-known', { order: id });
    return [{ type: 'OrderReceived', data: told(data) }];
  }
  return hear(state, known, data, envelope);
}

function hear(
  state: OrderState,
  known: NonNullable<OrderState['body']>,
  data: OrderDataOf<'ReceiveOrder'>,
  envelope: Envelope,
): Decision {
  const { sourceVersion } = data;
  if (sourceVersion < known.sourceVersion) {
    if (state.superseded.includes(sourceVersion)) return [];
    return [
      { type: 'OrderMessageSuperseded', data: { sourceVersion, known: known.sourceVersion } },
    ];
  }
  const { body, ...answer } = answered(state, known, told(data, known));
  const lines = body.lines.length;
  if (lines > ORDER_LINES_MAX) {
    return refuse('lines-must-not-be-so-many', { lines, max: ORDER_LINES_MAX });
  }
  const changed = changesBetween(known, body);
  if (sourceVersion > known.sourceVersion) {
    const paths = changed.length > 0 ? [...changed] : ['sourceVersion'];
    return [{ type: 'OrderAmended', data: { ...body, changed: paths, ...answer } }];
  }
  if (changed.length === 0 || envelope.commandDigest === state.digest) return [];
  return refuse('source-version-is-taken', { sourceVersion, changed });
}
