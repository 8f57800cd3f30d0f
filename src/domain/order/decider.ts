import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Envelope, Recorded } from '../envelope.ts';
import { orderId, orderIdOf } from '../ids.ts';
import { changesBetween, type OrderBody, told } from './amendment.ts';
import { flawIn } from './body.ts';
import { type OrderCommand, orderCommands } from './commands.ts';
import { ORDER_LINES_MAX, type OrderFact, orderFacts } from './facts.ts';
import type { OrderRule } from './rules.ts';

export interface OrderState {
  /** The order as its newest message tells it, undefined before the first. */
  readonly body?: OrderBody;
  /** Digest of that message. */
  readonly digest?: string;
  /** Source versions of messages that came after a newer one. */
  readonly superseded: readonly number[];
  readonly authorised: boolean;
}

export const order: Decider<OrderState, OrderCommand, OrderFact, OrderRule> = {
  category: 'order',
  idOf: orderIdOf,
  facts: orderFacts,
  commands: orderCommands,
  initial: { superseded: [], authorised: false },
  decide,
  evolve,
  correction: () => null,
  coherent: () => null,
};

type Decision = readonly Draft<OrderFact>[] | Refusal<OrderRule>;
type Message = Extract<OrderCommand, { type: 'ReceiveOrder' }>['data'];

function decide(
  state: OrderState,
  command: OrderCommand,
  envelope: Envelope,
  id: string,
): Decision {
  switch (command.type) {
    case 'ReceiveOrder':
      return receive(state, command.data, envelope, id);
    case 'AuthoriseOrder':
      if (!state.body) return refuse('order-must-be-known', { order: id });
      return state.authorised ? [] : [{ type: 'OrderAuthorised', data: command.data }];
    default:
      return unreachable(command);
  }
}

function receive(state: OrderState, message: Message, envelope: Envelope, id: string): Decision {
  const named = orderId(message.source, message.number);
  if (named !== id) return refuse('stream-must-match-order', { stream: id, order: named });
  const flaw = flawIn(message);
  if (flaw) return flaw;
  const { body: known } = state;
  const { sourceVersion, mode } = message;
  const body = told(message, known);
  if (!known) {
    if (mode === 'delta') return refuse('order-must-be-known', { order: id });
    return [{ type: 'OrderReceived', data: body }];
  }
  if (sourceVersion < known.sourceVersion) {
    if (state.superseded.includes(sourceVersion)) return [];
    return [
      { type: 'OrderMessageSuperseded', data: { sourceVersion, known: known.sourceVersion } },
    ];
  }
  if (body.lines.length > ORDER_LINES_MAX) {
    return refuse('lines-must-not-be-so-many', { lines: body.lines.length, max: ORDER_LINES_MAX });
  }
  const changed = changesBetween(known, body);
  if (sourceVersion > known.sourceVersion) {
    const named = changed.length > 0 ? [...changed] : ['sourceVersion'];
    return [{ type: 'OrderAmended', data: { ...body, changed: named } }];
  }
  if (changed.length === 0 || envelope.commandDigest === state.digest) return [];
  return refuse('source-version-is-taken', { sourceVersion, changed });
}

function evolve(state: OrderState, { type, data, meta }: Recorded<OrderFact>): OrderState {
  switch (type) {
    case 'OrderReceived':
      return { ...state, body: data, digest: meta.commandDigest };
    case 'OrderAmended': {
      const { changed: _, ...body } = data;
      return { ...state, body, digest: meta.commandDigest };
    }
    case 'OrderMessageSuperseded':
      return { ...state, superseded: [...state.superseded, data.sourceVersion] };
    case 'OrderAuthorised':
      return { ...state, authorised: true };
  }
}
