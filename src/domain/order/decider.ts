import { type Decider, isRefusal } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { orderIdOf } from '../ids.ts';
import { type OrderCommand, type OrderDataOf, orderCommands } from './commands.ts';
import { concluded } from './concluding.ts';
import { cancelling } from './decide/cancelling.ts';
import type { Decision, Handler, Handlers } from './decide/handlers.ts';
import { holds } from './decide/holds.ts';
import { merging } from './decide/merging.ts';
import { message } from './decide/message.ts';
import { refusals } from './decide/refusals.ts';
import { split } from './decide/split.ts';
import { telling } from './decide/telling.ts';
import { type OrderFact, orderFacts } from './facts.ts';
import type { OrderRule } from './rules.ts';
import { evolve, initialState, type OrderState } from './state.ts';
import { territoryOf } from './territory.ts';

export const order: Decider<OrderState, OrderCommand, OrderFact, OrderRule> = {
  category: 'order',
  idOf: orderIdOf,
  facts: orderFacts,
  commands: orderCommands,
  initial: initialState,
  decide,
  evolve,
  correction: () => null,
  coherent: () => null,
  territory: territoryOf,
};

type Kind = OrderCommand['type'];

const HANDLERS: Handlers<Kind> = {
  ...message,
  ...holds,
  ...cancelling,
  ...split,
  ...merging,
  ...telling,
  ...refusals,
};

function decide(
  state: OrderState,
  command: OrderCommand,
  envelope: Envelope,
  id: string,
): Decision {
  const { type } = command;
  const handler: Handler<typeof type> = handlerOf(type);
  const outcome = handler(state, command.data as OrderDataOf<typeof type>, envelope, id);
  return isRefusal(outcome) ? outcome : concluded(state, outcome);
}

function handlerOf<K extends Kind>(type: K): Handler<K> {
  return HANDLERS[type];
}
