import { type Decider, refuse, unreachable } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { shipmentIdOf } from '../ids.ts';
import { coherent } from './coherent.ts';
import { type ShipmentCommand, shipmentCommands } from './commands.ts';
import { close, reopen } from './decide/closing.ts';
import * as corrections from './decide/corrections.ts';
import { type Decision, isHeld } from './decide/decision.ts';
import { attemptDelivery, confirmDelivery } from './decide/delivery.ts';
import { closeUnit, confirmPick, packUnit, reportShortPick } from './decide/goods.ts';
import { applyLabel, printLabel, voidLabel } from './decide/labels.ts';
import { arrive, depart, loadUnit, startDelivery } from './decide/movement.ts';
import { hold, lift, plan, release } from './decide/planning.ts';
import { type ShipmentFact, shipmentFacts } from './facts.ts';
import type { ShipmentRule } from './rules.ts';
import { evolve, initialState, madeBy, type ShipmentState } from './state.ts';

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
};

type Kind = ShipmentCommand['type'];

/** Decisions about a shipment that is still worked on. */
const NOT_WHEN_CLOSED: ReadonlySet<Kind> = new Set<Kind>([
  'ReleaseToWarehouse',
  'HoldShipment',
  'LiftHold',
  'PrintLabel',
  'VoidLabel',
]);

/** Decisions that a hold of scope `all` stops. */
const NOT_WHEN_HELD: ReadonlySet<Kind> = new Set<Kind>([
  'PrintLabel',
  'VoidLabel',
  'CloseShipment',
  'ReopenShipment',
]);

function decide(
  state: ShipmentState,
  command: ShipmentCommand,
  envelope: Envelope,
  id: string,
): Decision {
  const { progress } = state;
  if (command.type !== 'PlanShipment' && !madeBy(state, 'plan')) {
    return refuse('shipment-must-be-planned');
  }
  if (progress.closed && NOT_WHEN_CLOSED.has(command.type)) return refuse('shipment-must-be-open');
  if (isHeld(progress) && NOT_WHEN_HELD.has(command.type)) {
    return refuse('shipment-must-not-be-held');
  }
  switch (command.type) {
    case 'PlanShipment':
      return plan(state, command.data, envelope, id);
    case 'ReleaseToWarehouse':
      return release(state);
    case 'HoldShipment':
      return hold(state, command.data, envelope);
    case 'LiftHold':
      return lift(state, command.data);
    case 'ConfirmPick':
      return confirmPick(state, command.data, envelope);
    case 'ReportShortPick':
      return reportShortPick(state, command.data, envelope);
    case 'PackUnit':
      return packUnit(state, command.data, envelope);
    case 'CloseUnit':
      return closeUnit(state, command.data, envelope);
    case 'PrintLabel':
      return printLabel(state, command.data, envelope);
    case 'ApplyLabel':
      return applyLabel(state, command.data, envelope);
    case 'VoidLabel':
      return voidLabel(state, command.data);
    case 'LoadUnit':
      return loadUnit(state, command.data, envelope);
    case 'DepartShipment':
      return depart(state, command.data, envelope);
    case 'ArriveShipment':
      return arrive(state, command.data, envelope);
    case 'StartDelivery':
      return startDelivery(state, command.data, envelope);
    case 'AttemptDelivery':
      return attemptDelivery(state, command.data, envelope);
    case 'ConfirmDelivery':
      return confirmDelivery(state, command.data, envelope);
    case 'CorrectRecord':
      return corrections.correctRecord(state, command.data);
    case 'RequestCorrection':
      return corrections.requestCorrection(state, command.data, envelope);
    case 'ApproveCorrection':
      return corrections.approveCorrection(state, command.data, envelope);
    case 'RejectCorrection':
      return corrections.rejectCorrection(state, command.data);
    case 'CloseShipment':
      return close(state, command.data, envelope);
    case 'ReopenShipment':
      return reopen(state, command.data);
    default:
      return unreachable(command);
  }
}
