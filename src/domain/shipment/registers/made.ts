import type { Recorded } from '../../envelope.ts';
import { type Keyed, NO_ROWS, withRow } from '../../keyed.ts';
import type { ShipmentFact } from '../facts.ts';

/** Kinds of things that have an id of their own, or are told once of something that has one. */
export type Made =
  | 'plan'
  | 'hold'
  | 'unit'
  | 'closing'
  | 'label'
  | 'transfer'
  | 'transfer-in'
  | 'return'
  | 'tender'
  | 'tender-answer'
  | 'redirect'
  | 'redirect-answer'
  | 'intercept'
  | 'intercept-answer'
  | 'issue'
  | 'inspection'
  | 'acceptance'
  | 'exception'
  | 'complaint';

/** Of everything made the digest of the command that made it last, by kind and id. */
export type Makings = { readonly [K in Made]?: Keyed<string> };

export function madeAfter(made: Makings, fact: Recorded<ShipmentFact>): Makings {
  const what = makes(fact);
  if (!what) return made;
  const [kind, id] = what;
  return { ...made, [kind]: withRow(made[kind] ?? NO_ROWS, id, fact.meta.commandDigest) };
}

function makes(fact: ShipmentFact): readonly [kind: Made, id: string] | null {
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
    case 'UnitsTransferredOut':
      return ['transfer', fact.data.transfer];
    case 'UnitsTransferredIn':
      return ['transfer-in', fact.data.transfer];
    case 'ReturnStarted':
      return ['return', fact.data.return];
    default:
      return makesByAsking(fact) ?? makesByReporting(fact);
  }
}

function makesByAsking(fact: ShipmentFact): readonly [kind: Made, id: string] | null {
  switch (fact.type) {
    case 'TenderSent':
      return ['tender', fact.data.tender];
    case 'TenderAccepted':
    case 'TenderRejected':
      return ['tender-answer', fact.data.tender];
    case 'RedirectRequested':
      return ['redirect', fact.data.redirect];
    case 'RedirectConfirmed':
    case 'RedirectRejected':
      return ['redirect-answer', fact.data.redirect];
    case 'InterceptRequested':
      return ['intercept', fact.data.intercept];
    case 'InterceptConfirmed':
    case 'InterceptFailed':
      return ['intercept-answer', fact.data.intercept];
    case 'GoodsIssueRequested':
      return ['issue', fact.data.issue];
    default:
      return null;
  }
}

function makesByReporting(fact: ShipmentFact): readonly [kind: Made, id: string] | null {
  switch (fact.type) {
    case 'UnpackInspected':
      return ['inspection', fact.data.inspection];
    case 'AcceptanceRecorded':
      return ['acceptance', fact.data.acceptance];
    case 'ExceptionRaised':
      return ['exception', fact.data.exception];
    case 'ComplaintRecorded':
      return ['complaint', fact.data.complaint];
    default:
      return null;
  }
}
