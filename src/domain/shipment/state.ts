import type { Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import { REPORTED, type ShipmentFact, type ShipmentFactOf } from './facts.ts';
import { advance, noProgress, type Progress } from './progress.ts';

/**
 * A report in force, as corrections and repetitions ask for it, with the one told before it: so
 * remembering one more costs the same at any age.
 */
export interface Report {
  readonly version: number;
  readonly type: ShipmentFact['type'];
  readonly actor: string;
  readonly occurredAt: string;
  readonly digest: string;
  readonly serials?: readonly string[];
  readonly before: Report | null;
}

export interface CorrectionRequest {
  readonly by: string;
  readonly reason: string;
  readonly groups: ShipmentFactOf<'CorrectionRequested'>['data']['groups'];
  readonly answer?: 'approved' | 'rejected';
}

export interface ShipmentState {
  readonly progress: Progress;
  readonly signOff: NonNullable<ShipmentFactOf<'ShipmentPlanned'>['data']['policy']['signOff']>;
  /** Of everything with an id of its own the digest of the command that made it, see `madeKey`. */
  readonly made: Keyed<string>;
  /** The newest one. */
  readonly reports: Report | null;
  /** Stream version of the newest fact. */
  readonly version: number;
  /** Stream versions that corrections took out of force. */
  readonly struck: ReadonlySet<number>;
  readonly requests: Keyed<CorrectionRequest>;
}

export const initialState: ShipmentState = {
  progress: noProgress,
  signOff: {},
  made: NO_ROWS,
  reports: null,
  version: 0,
  struck: new Set(),
  requests: NO_ROWS,
};

type Made = 'plan' | 'hold' | 'unit' | 'closing' | 'label' | 'request';

function madeKey(kind: Made, id: string): string {
  return `${kind} ${id}`;
}

/** Digest of the command that made it, undefined while it is not there. */
export function madeBy(state: ShipmentState, kind: Made, id = ''): string | undefined {
  return row(state.made, madeKey(kind, id));
}

export function evolve(state: ShipmentState, fact: Recorded<ShipmentFact>): ShipmentState {
  const progress = advance(state.progress, fact);
  const version = Math.max(state.version, fact.version);
  const next = { ...state, progress, version, ...noted(state, fact), ...requested(state, fact) };
  return fact.type === 'ShipmentPlanned'
    ? { ...next, signOff: fact.data.policy.signOff ?? {} }
    : next;
}

function noted(state: ShipmentState, fact: Recorded<ShipmentFact>): Partial<ShipmentState> {
  const made = makes(fact);
  return {
    ...(made && { made: withRow(state.made, madeKey(...made), fact.meta.commandDigest) }),
    ...(REPORTED.has(fact.type) && { reports: reportOf(fact, state.reports) }),
  };
}

function makes(fact: Recorded<ShipmentFact>): readonly [kind: Made, id: string] | null {
  switch (fact.type) {
    case 'ShipmentPlanned':
      return ['plan', ''];
    case 'ShipmentHeld':
      return ['hold', fact.data.hold];
    case 'UnitPacked':
      return ['unit', fact.data.unit];
    case 'UnitClosed':
      return ['closing', fact.data.unit];
    case 'LabelPrinted':
      return ['label', fact.data.label];
    case 'CorrectionRequested':
      return ['request', fact.data.request];
    default:
      return null;
  }
}

function reportOf(fact: Recorded<ShipmentFact>, before: Report | null): Report {
  const { version, type, data } = fact;
  const { actor, occurredAt, commandDigest: digest } = fact.meta;
  const report = { version, type, actor, occurredAt, digest, before };
  return 'serials' in data && data.serials ? { ...report, serials: data.serials } : report;
}

export function* reportsOf(state: ShipmentState): Iterable<Report> {
  for (let report = state.reports; report; report = report.before) yield report;
}

function requested(
  { requests, struck }: ShipmentState,
  fact: Recorded<ShipmentFact>,
): Partial<ShipmentState> {
  if (fact.type === 'CorrectionRequested') {
    const { request, groups, reason } = fact.data;
    return { requests: withRow(requests, request, { by: fact.meta.actor, groups, reason }) };
  }
  if (fact.type === 'CorrectionRejected') return answered(requests, fact.data.request, 'rejected');
  if (fact.type === 'RecordCorrected') {
    const { target, request } = fact.data;
    return { struck: new Set([...struck, target]), ...answered(requests, request, 'approved') };
  }
  return {};
}

function answered(
  requests: Keyed<CorrectionRequest>,
  id: string | undefined,
  answer: NonNullable<CorrectionRequest['answer']>,
): Partial<ShipmentState> {
  const request = id === undefined ? undefined : row(requests, id);
  if (id === undefined || !request) return {};
  return { requests: withRow(requests, id, { ...request, answer }) };
}
