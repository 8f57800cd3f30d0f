import type { Envelope, Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import type { CorrectionFact, CorrectionGroup } from './facts.ts';

/**
 * A report in force, as corrections and repetitions ask for it, with the one told before it: so
 * remembering one more costs the same at any age.
 */
export interface Report {
  readonly version: number;
  readonly type: string;
  readonly actor: string;
  readonly occurredAt: string;
  readonly digest: string;
  /** Id of the fact on another stream that it is a copy of. */
  readonly cause?: string | undefined;
  readonly serials?: readonly string[] | undefined;
  readonly before: Report | null;
}

interface CorrectionRequest {
  readonly by: string;
  readonly digest: string;
  readonly reason: string;
  readonly groups: readonly CorrectionGroup[];
  readonly answer?: 'approved' | 'rejected';
}

/** What a stream's state remembers so that its reports can be corrected. */
export interface CorrectionRegister {
  /** The newest one. */
  readonly reports: Report | null;
  /** Stream version of the newest fact. */
  readonly version: number;
  /** Stream versions that corrections took out of force. */
  readonly struck: ReadonlySet<number>;
  readonly requests: Keyed<CorrectionRequest>;
}

export const NO_CORRECTIONS: CorrectionRegister = {
  reports: null,
  version: 0,
  struck: new Set(),
  requests: NO_ROWS,
};

/** The register once a fact is told; `isReport` as the fact's shape says. */
export function registered(
  { reports, version, struck, requests }: CorrectionRegister,
  fact: Recorded,
  isReport: boolean,
): CorrectionRegister {
  return {
    reports: isReport ? reportOf(fact, reports) : reports,
    version: Math.max(version, fact.version),
    struck: struckAfter(struck, fact as Recorded<CorrectionFact>),
    requests: requestsAfter(requests, fact as Recorded<CorrectionFact>),
  };
}

/** The newest first. */
export function* reportsIn({ reports }: CorrectionRegister): Iterable<Report> {
  for (let report = reports; report; report = report.before) yield report;
}

/** The same was told of the same instant before: a list pushed again, a click doubled. */
export function isToldBefore(
  { reports }: CorrectionRegister,
  { commandDigest, occurredAt }: Envelope,
): boolean {
  for (let report = reports; report; report = report.before) {
    if (report.digest === commandDigest && report.occurredAt === occurredAt) return true;
  }
  return false;
}

function reportOf({ version, type, data, meta }: Recorded, before: Report | null): Report {
  const { actor, occurredAt, commandDigest: digest, causationId: cause } = meta;
  const { serials } = data as { readonly serials?: readonly string[] };
  return { version, type, actor, occurredAt, digest, cause, serials, before };
}

type Struck = CorrectionRegister['struck'];
type Requests = CorrectionRegister['requests'];

function struckAfter(struck: Struck, fact: Recorded<CorrectionFact>): Struck {
  return fact.type === 'RecordCorrected' ? new Set(struck).add(fact.data.target) : struck;
}

function requestsAfter(requests: Requests, fact: Recorded<CorrectionFact>): Requests {
  switch (fact.type) {
    case 'CorrectionRequested': {
      const { request, groups, reason } = fact.data;
      const { actor: by, commandDigest: digest } = fact.meta;
      return withRow(requests, request, { by, digest, groups, reason });
    }
    case 'CorrectionRejected':
      return answered(requests, fact.data.request, 'rejected');
    case 'RecordCorrected':
      return answered(requests, fact.data.request, 'approved');
    default:
      return requests;
  }
}

function answered(
  requests: Requests,
  id: string | undefined,
  answer: NonNullable<CorrectionRequest['answer']>,
): Requests {
  const request = id === undefined ? undefined : row(requests, id);
  return id === undefined || !request ? requests : withRow(requests, id, { ...request, answer });
}
