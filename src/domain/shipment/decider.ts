import type { Decider } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { shipmentIdOf } from '../ids.ts';
import { coherent } from './coherent.ts';
import { type ShipmentCommand, shipmentCommands } from './commands.ts';
import { carriage } from './decide/carriage.ts';
import { corrections } from './decide/corrections.ts';
import type { DataOf, Decision } from './decide/decision.ts';
import { delivery } from './decide/delivery.ts';
import { exceptions } from './decide/exceptions.ts';
import { goods } from './decide/goods.ts';
import { guarded } from './decide/guards.ts';
import type { Handler, Handlers } from './decide/handlers.ts';
import { movement } from './decide/movement.ts';
import { papers } from './decide/papers.ts';
import { planning } from './decide/planning.ts';
import { units } from './decide/units.ts';
import { type ShipmentFact, shipmentFacts } from './facts.ts';
import type { ShipmentRule } from './rules.ts';
import { evolve, initialState, type ShipmentState } from './state.ts';

export const shipment: Decider<ShipmentState, ShipmentCommand, ShipmentFact, ShipmentRule> = {
  category: 'shipment',
  idOf: shipmentIdOf,
  facts: shipmentFacts,
  commands: shipmentCommands,
  initial: initialState,
  decide,
  evolve,
  correction: (fact) => (fact.type === 'RecordCorrected' ? fact.data : null),
  coherent,
  territory: ({ territory }) => territory,
};

type Kind = ShipmentCommand['type'];

const HANDLERS: Handlers<typeof shipmentCommands> = {
  ...planning,
  ...goods,
  ...units,
  ...carriage,
  ...movement,
  ...delivery,
  ...papers,
  ...exceptions,
  ...corrections,
  RecordRefusedFollowUp: (_, data) => [{ type: 'FollowUpRefused', data }],
};

function decide(
  state: ShipmentState,
  { type, data }: ShipmentCommand,
  envelope: Envelope,
  id: string,
): Decision {
  return guarded(state, type) ?? handlerOf(type)(state, data as DataOf<Kind>, envelope, id);
}

function handlerOf<K extends Kind>(type: K): Handler<K> {
  return HANDLERS[type];
}
