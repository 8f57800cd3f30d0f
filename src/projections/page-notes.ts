import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import type { Told } from './projection.ts';

/** When something was told and by whom; the time of occurrence as it was told. */
export interface Telling {
  readonly version: number;
  readonly at: string;
  readonly by: string;
}

/** A fact's data with its stream version, the time of occurrence, and who told it. */
export type Noted<K extends ShipmentFact['type']> = Readonly<ShipmentFactOf<K>['data']> & Telling;

/** The same where facts of several types stand in one list. */
type Note = Telling & { readonly type: Noting } & Readonly<Record<string, unknown>>;

/** Facts that the page keeps word for word, and what it lists them under. */
const TOPIC_OF = {
  ShipmentHeld: 'holds',
  HoldLifted: 'holds',
  ShipmentAmended: 'changes',
  WindowChanged: 'changes',
  AddressChanged: 'changes',
  RedirectRequested: 'changes',
  RedirectConfirmed: 'changes',
  RedirectRejected: 'changes',
  ItemSubstituted: 'changes',
  ShipmentCancelling: 'changes',
  ShipmentCancelled: 'changes',
  InterceptRequested: 'changes',
  InterceptConfirmed: 'changes',
  InterceptFailed: 'changes',
  TenderSent: 'carriage',
  TenderAccepted: 'carriage',
  TenderRejected: 'carriage',
  CarrierChanged: 'carriage',
  WaybillsReplaced: 'carriage',
  CarrierStatusReported: 'carriage',
  EtaRevised: 'carriage',
  TripAssigned: 'trips',
  TripUnassigned: 'trips',
  UnitUnloaded: 'trips',
  CustodyTransferred: 'custody',
  UnitSealed: 'custody',
  DocumentRequired: 'papers',
  DocumentAttached: 'papers',
  CustomsStatusReported: 'customs',
  PaperReceiptSigned: 'papers',
  PaperReceiptSent: 'papers',
  PaperReceiptReceived: 'papers',
  PaperReceiptFiled: 'papers',
  GoodsIssueRequested: 'goodsIssue',
  GoodsIssuePosted: 'goodsIssue',
  GoodsIssueFailed: 'goodsIssue',
  GoodsIssueReversed: 'goodsIssue',
  InspectionPassed: 'inspections',
  InspectionFailed: 'inspections',
  UnpackInspected: 'inspections',
  AcceptanceRecorded: 'inspections',
  ExceptionRaised: 'exceptions',
  ExceptionResolved: 'exceptions',
  ComplaintRecorded: 'complaints',
  ComplaintClosed: 'complaints',
  EvidenceAttached: 'evidence',
  ReturnStarted: 'returns',
  ReturnReceived: 'returns',
  UnitLost: 'losses',
  UnitFound: 'losses',
  UnitsTransferredOut: 'transfers',
  UnitsTransferredIn: 'transfers',
  FollowUpRefused: 'refusedFollowUps',
} as const satisfies Partial<Record<ShipmentFact['type'], string>>;

type Noting = keyof typeof TOPIC_OF;
type Topic = (typeof TOPIC_OF)[Noting];

/** What was told under each topic, in the order of telling; a topic is absent when empty. */
export type Notes = Readonly<Partial<Record<Topic, readonly Note[]>>>;

/** The newest; carriers can be talkative. */
const NOTES_KEPT_MAX = 200;

/** With a fact's own words under its topic; undefined while nothing was ever noted. */
export function notesAfter(notes: Notes | undefined, fact: Told<ShipmentFact>): Notes | undefined {
  const { type } = fact;
  if (!isNoting(type)) return notes;
  const topic = TOPIC_OF[type];
  const note: Note = { type, ...fact.data, ...tellingOf(fact) };
  return { ...notes, [topic]: [...(notes?.[topic] ?? []), note].slice(-NOTES_KEPT_MAX) };
}

type Saying<D> = Pick<Told, 'version' | 'meta'> & { readonly data: D };

export function noted<D extends object>(fact: Saying<D>): D & Telling {
  return { ...fact.data, ...tellingOf(fact) };
}

export function tellingOf({ version, meta }: Pick<Told, 'version' | 'meta'>): Telling {
  return { version, at: meta.occurredAt, by: meta.actor };
}

function isNoting(type: ShipmentFact['type']): type is Noting {
  return Object.hasOwn(TOPIC_OF, type);
}
