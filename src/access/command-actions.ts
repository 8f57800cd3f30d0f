import type { AccessCommand } from '../domain/access/commands.ts';
import type { AlertCommand } from '../domain/alert/commands.ts';
import type { MasterCommand } from '../domain/master/commands.ts';
import { MASTER_KINDS } from '../domain/master/kinds.ts';
import type { OrderCommand } from '../domain/order/commands.ts';
import type { OutboxCommand } from '../domain/outbox/commands.ts';
import type { ScansCommand } from '../domain/scans/commands.ts';
import type { SubscriptionCommand } from '../domain/subscription/commands.ts';
import type { TrackCommand } from '../domain/track/commands.ts';
import type { TripCommand } from '../domain/trip/commands.ts';
import type { UnmatchedCommand } from '../domain/unmatched/commands.ts';
import type { Action, ActionsOf } from './actions.ts';
import { shipmentActions } from './shipment-actions.ts';

const order: ActionsOf<OrderCommand> = {
  ReceiveOrder: 'order:intake',
  AuthoriseOrder: 'order:change',
  HoldOrder: 'order:change',
  LiftOrderHold: 'order:change',
  CancelOrderLines: 'order:change',
  CancelRemainder: 'order:change',
  PlanSplit: 'order:split',
  ReplanSplit: 'order:split',
  MergeShipments: 'order:split',
  RecordReallocation: 'process:tell',
  RecordBackorder: 'process:tell',
  RecordSubstitution: 'process:tell',
  RecordFulfilment: 'process:tell',
  RecordRefusedFollowUp: 'process:tell',
};

const trip: ActionsOf<TripCommand> = {
  PlanTrip: 'trip:plan',
  AmendTrip: 'trip:plan',
  AssignVehicle: 'trip:plan',
  ReplaceVehicle: 'trip:plan',
  CancelTrip: 'trip:plan',
  CloseLoad: 'trip:road',
  DepartTrip: 'trip:road',
  ArriveStop: 'trip:road',
  DepartStop: 'trip:road',
  ReportIncident: 'trip:road',
  ReviseEta: 'trip:road',
  CompleteTrip: 'trip:road',
  CorrectRecord: 'shipment:correct',
  RequestCorrection: 'shipment:correct',
  ApproveCorrection: 'shipment:approve',
  RejectCorrection: 'shipment:approve',
  RecordRefusedFollowUp: 'process:tell',
};

const track: ActionsOf<TrackCommand> = {
  RecordPositions: 'track:report',
  RecordRefusedFollowUp: 'process:tell',
};

const master: ActionsOf<MasterCommand> = {
  Put: 'master:write',
  Retire: 'master:write',
  EnsureKnown: 'process:tell',
  RecordRefusedFollowUp: 'process:tell',
};

const alert: ActionsOf<AlertCommand> = {
  AcknowledgeAlert: 'alert:handle',
  RaiseAlert: 'process:tell',
  ClearAlert: 'process:tell',
};

// What follows has routes of its own, which look at more than the command: whom a key may let in,
// where a call-back goes, whose a scanned code is. By its bare name nobody may send any of it.

const access: ActionsOf<AccessCommand> = {
  CreateKey: 'process:tell',
  RevokeKey: 'process:tell',
  CreatePerson: 'process:tell',
  ChangeAccess: 'process:tell',
  ChangePassword: 'process:tell',
  DisablePerson: 'process:tell',
  EnablePerson: 'process:tell',
};

const subscription: ActionsOf<SubscriptionCommand> = {
  PutSubscription: 'process:tell',
  PauseSubscription: 'process:tell',
  ResumeSubscription: 'process:tell',
  RemoveSubscription: 'process:tell',
};

const outbox: ActionsOf<OutboxCommand> = {
  PlanNotification: 'process:tell',
  RecordSent: 'process:tell',
  RecordSendingFailed: 'process:tell',
  GiveUpSending: 'process:tell',
  ReplayNotification: 'process:tell',
};

const scans: ActionsOf<ScansCommand> = {
  RecordRejectedScan: 'process:tell',
  RecordRefusedFollowUp: 'process:tell',
};

const unmatched: ActionsOf<UnmatchedCommand> = {
  ParkCarrierEvent: 'process:tell',
  MatchCarrierEvents: 'process:tell',
  RecordRefusedFollowUp: 'process:tell',
};

/** What one must be allowed to do for a command, by category and name. */
export const commandActions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  shipment: shipmentActions,
  order,
  trip,
  track,
  alert,
  access,
  subscription,
  outbox,
  scans,
  unmatched,
  ...Object.fromEntries(MASTER_KINDS.map((kind) => [kind, master])),
};

/** The action of a command; of one that nobody has thought of, what no role may do. */
export function actionOf(category: string, command: string): Action {
  const actions = Object.hasOwn(commandActions, category) ? commandActions[category] : undefined;
  const action = actions && Object.hasOwn(actions, command) ? actions[command] : undefined;
  return action ?? 'process:tell';
}
