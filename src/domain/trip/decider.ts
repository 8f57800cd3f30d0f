import { isToldBefore } from '../correcting/register.ts';
import { type Decider, refuse } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { type TripCommand, type TripDataOf, tripCommands } from './commands.ts';
import { corrections } from './decide/corrections.ts';
import type { Decision, Handler, Handlers } from './decide/decision.ts';
import { news } from './decide/news.ts';
import { planning } from './decide/planning.ts';
import { road } from './decide/road.ts';
import { vehicles } from './decide/vehicles.ts';
import { type TripFact, tripFacts } from './facts.ts';
import { tripIdOf } from './id.ts';
import { isCompleted } from './road.ts';
import type { TripRule } from './rules.ts';
import { evolve, initialTrip, type TripState } from './state.ts';
import { territoryOf } from './territory.ts';

/** A journey of one vehicle over its stops; many shipments ride it, a shipment rides several. */
export const trip: Decider<TripState, TripCommand, TripFact, TripRule> = {
  category: 'trip',
  idOf: tripIdOf,
  facts: tripFacts,
  commands: tripCommands,
  initial: initialTrip,
  decide,
  evolve,
  correction: (fact) => (fact.type === 'RecordCorrected' ? fact.data : null),
  coherent: () => null,
  territory: territoryOf,
};

type Kind = TripCommand['type'];

const HANDLERS: Handlers<Kind> = {
  ...planning,
  ...vehicles,
  ...road,
  ...news,
  ...corrections,
  RecordRefusedFollowUp: (_, data) => [{ type: 'FollowUpRefused', data }],
};

/** Decisions about a trip that is still to run, or under way. */
const WHILE_IT_RUNS: ReadonlySet<Kind> = new Set<Kind>([
  'AmendTrip',
  'AssignVehicle',
  'ReplaceVehicle',
  'CancelTrip',
]);

function decide(
  state: TripState,
  { type, data }: TripCommand,
  envelope: Envelope,
  id: string,
): Decision {
  const isReport = tripCommands[type].kind === 'report';
  if (state.planned === undefined && type !== 'PlanTrip' && type !== 'RecordRefusedFollowUp') {
    return refuse('trip-must-be-planned', { trip: id });
  }
  if (isReport && isToldBefore(state, envelope)) return [];
  if (WHILE_IT_RUNS.has(type)) {
    if (state.cancelled && type !== 'CancelTrip') return refuse('trip-must-not-be-cancelled');
    if (isCompleted(state)) return refuse('trip-must-not-be-completed');
  }
  return handlerOf(type)(state, data as TripDataOf<typeof type>, envelope, id);
}

function handlerOf<K extends Kind>(type: K): Handler<K> {
  return HANDLERS[type];
}
