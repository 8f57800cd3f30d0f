import type { Draft, Refusal } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { OrderCommand, OrderDataOf } from '../commands.ts';
import type { OrderFact } from '../facts.ts';
import type { OrderRule } from '../rules.ts';
import type { OrderState } from '../state.ts';

type Kind = OrderCommand['type'];

/** Facts to record, none where nothing is new, or the rule that says no. */
export type Decision = readonly Draft<OrderFact>[] | Refusal<OrderRule>;

/** How one command is decided; `id` is the order's, canonical. */
export type Handler<K extends Kind> = (
  state: OrderState,
  data: OrderDataOf<K>,
  envelope: Envelope,
  id: string,
) => Decision;

/** One handler for each of some commands. */
export type Handlers<K extends Kind> = { readonly [One in K]: Handler<One> };
