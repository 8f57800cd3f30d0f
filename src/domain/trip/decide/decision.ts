import type { Draft, Refusal } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { TripCommand, TripDataOf } from '../commands.ts';
import type { TripFact } from '../facts.ts';
import { isCompleted } from '../road.ts';
import type { TripRule } from '../rules.ts';
import type { TripState } from '../state.ts';

/** Facts to record, none where nothing is new, or the rule that says no. */
export type Decision = readonly Draft<TripFact>[] | Refusal<TripRule>;

type Kind = TripCommand['type'];

/** How one command is decided; `id` is the trip's. */
export type Handler<K extends Kind> = (
  state: TripState,
  data: TripDataOf<K>,
  envelope: Envelope,
  id: string,
) => Decision;

/** One handler for each of some commands. */
export type Handlers<K extends Kind> = { readonly [C in K]: Handler<C> };

/** Rules that a report would break, with whether it does. */
type Broken = { readonly [R in TripRule]?: boolean };

/** A report's fact with the rules that it broke. */
export function reported<F extends TripFact>(fact: F, broken: Broken): readonly Draft<F>[] {
  const deviations = Object.entries(broken).flatMap(([rule, is]) => (is ? [rule] : []));
  return [deviations.length === 0 ? fact : { ...fact, deviations }];
}

/** What any report can break: telling of a trip that was not to run, or of a time after its end. */
export function standing(state: TripState, { occurredAt }: Envelope): Broken {
  return {
    'trip-must-not-be-cancelled': state.cancelled,
    'trip-must-not-be-completed': isCompleted(state, occurredAt),
  };
}
