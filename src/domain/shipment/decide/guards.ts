import { type Refusal, refuse } from '../../decider.ts';
import { type ShipmentCommand, shipmentCommands } from '../commands.ts';
import { isCancelled } from '../progress.ts';
import type { ShipmentRule } from '../rules.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { isHeld, type Scope } from './decision.ts';

type Commands = typeof shipmentCommands;
type Kind = ShipmentCommand['type'];
type DecisionKind = {
  [K in Kind]: Commands[K]['kind'] extends 'decision' ? K : never;
}[Kind];

/** What stops a decision whatever it says; its own rules come after. */
interface Guard {
  /** It is taken of a shipment that nobody has planned. */
  readonly beforePlan?: true;
  readonly notWhenClosed?: true;
  readonly notWhenCancelled?: true;
  /** A hold of this scope stops it; one of scope `all` stops whatever any hold stops. */
  readonly notWhenHeld?: Scope;
}

/** What changes a shipment that is worked on. */
const WORK = { notWhenClosed: true, notWhenCancelled: true, notWhenHeld: 'all' } as const;
/** What sets things right, or copies what was decided elsewhere: no hold stops it. */
const NEVER_HELD = { notWhenClosed: true, notWhenCancelled: true } as const;

/** Every decision stands here: a new one does not compile without its guard. */
const GUARDS: Readonly<Record<DecisionKind, Guard>> = {
  PlanShipment: { beforePlan: true },
  ReleaseToWarehouse: { ...WORK, notWhenHeld: 'pick' },
  HoldShipment: NEVER_HELD,
  LiftHold: { notWhenClosed: true },
  AmendShipment: WORK,
  ChangeWindow: WORK,
  /** A hold of scope `deliver` stops redirects only. */
  ChangeDestination: WORK,
  CancelShipment: { notWhenClosed: true },
  RequestIntercept: NEVER_HELD,
  SubstituteItem: WORK,
  PrintLabel: WORK,
  VoidLabel: { notWhenClosed: true, notWhenHeld: 'all' },
  TransferUnits: WORK,
  ReceiveTransferredUnits: {},
  TenderToCarrier: { ...WORK, notWhenHeld: 'load' },
  ChangeCarrier: WORK,
  /** Told again of a shipment that is over, it records nothing; see its own rules. */
  AssignTrip: {},
  UnassignTrip: {},
  StartReturn: { notWhenClosed: true, notWhenHeld: 'all' },
  RequestGoodsIssue: { ...WORK, notWhenHeld: 'depart' },
  RequireDocument: WORK,
  ResolveException: {},
  CloseComplaint: {},
  CloseShipment: { notWhenHeld: 'all' },
  ReopenShipment: { notWhenHeld: 'all' },
  CorrectRecord: {},
  RequestCorrection: {},
  ApproveCorrection: {},
  RejectCorrection: {},
  CorrectCopies: {},
  RecordRefusedFollowUp: { beforePlan: true },
};

/** The first thing that stops a command, null when its own rules decide. Reports go on. */
export function guarded(state: ShipmentState, type: Kind): Refusal<ShipmentRule> | null {
  const guard: Guard = isDecision(type) ? GUARDS[type] : {};
  const { beforePlan, notWhenClosed, notWhenCancelled, notWhenHeld } = guard;
  const { progress } = state;
  if (!beforePlan && !madeBy(state, 'plan')) return refuse('shipment-must-be-planned');
  if (notWhenClosed && progress.closed) return refuse('shipment-must-be-open');
  if (notWhenCancelled && isCancelled(progress)) return refuse('shipment-must-not-be-cancelled');
  if (notWhenHeld && isHeld(progress, notWhenHeld)) return refuse('shipment-must-not-be-held');
  return null;
}

function isDecision(type: Kind): type is DecisionKind {
  return shipmentCommands[type].kind === 'decision';
}
