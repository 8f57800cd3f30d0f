import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import type { StageSummary } from '../domain/shipment/stage.ts';
import type { ShipmentPlan } from '../domain/shipment/words.ts';
import { advanced } from './advanced.ts';
import { type Milestones, NO_MILESTONES, reached } from './milestones.ts';
import { byOccurrence, type Following, lastOf, subjectOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

/** A fact's data with its stream version, the time of occurrence as told, and who told it. */
export type Noted<K extends ShipmentFact['type']> = Readonly<ShipmentFactOf<K>['data']> & Telling;

interface Telling {
  readonly version: number;
  readonly at: string;
  readonly by: string;
}

/** All that is known of one shipment; `shipment-view.ts` says it line by line, unit by unit. */
export interface ShipmentPage extends StageSummary, Milestones, Following {
  readonly shipment: string;
  readonly plan: ShipmentPlan;
  readonly progress: Progress;
  readonly shorts: readonly Noted<'PickShorted'>[];
  /** Weights and sizes of units. */
  readonly closings: readonly Noted<'UnitClosed'>[];
  readonly attempts: readonly Noted<'DeliveryAttempted'>[];
  readonly signOffs: readonly Noted<'DeliveryConfirmed'>[];
  readonly deviations: readonly Deviation[];
  /** The newest SCANS_KEPT_MAX. */
  readonly rejectedScans: readonly Noted<'ScanRejected'>[];
  readonly corrections: readonly Noted<'RecordCorrected'>[];
  readonly requests: readonly CorrectionRequest[];
}

/** A report that broke rules and was recorded all the same. */
interface Deviation extends Telling {
  readonly type: ShipmentFact['type'];
  readonly rules: readonly string[];
}

interface CorrectionRequest extends Telling {
  readonly request: string;
  readonly reason: string;
  /** Stream versions of the facts to be struck. */
  readonly targets: readonly number[];
  readonly answer?: 'approved' | 'rejected';
}

const SCANS_KEPT_MAX = 50;

export const shipmentPage: Projection<ShipmentPage, ShipmentFact> = {
  name: 'shipment-page',
  version: 1,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {},
  on: {
    ShipmentPlanned: (_, fact) => newPage(fact),
    ShipmentReleased: told,
    ShipmentHeld: told,
    HoldLifted: told,
    ItemPicked: told,
    PickShorted: (page, fact) =>
      page && { ...told(page, fact), shorts: [...page.shorts, noted(fact)] },
    UnitPacked: told,
    UnitClosed: (page, fact) =>
      page && { ...told(page, fact), closings: [...page.closings, noted(fact)] },
    LabelPrinted: told,
    LabelApplied: told,
    LabelVoided: told,
    UnitLoaded: told,
    ShipmentDeparted: told,
    ShipmentArrived: told,
    OutForDelivery: told,
    DeliveryAttempted: (page, fact) =>
      page && { ...told(page, fact), attempts: [...page.attempts, noted(fact)] },
    DeliveryConfirmed: (page, fact) =>
      page && { ...told(page, fact), signOffs: [...page.signOffs, noted(fact)] },
    ScanRejected: (page, fact) =>
      page && {
        ...page,
        rejectedScans: [...page.rejectedScans, noted(fact)].slice(-SCANS_KEPT_MAX),
      },
    RecordCorrected: (page, fact) =>
      page && {
        ...page,
        corrections: [...page.corrections, noted(fact)],
        requests: answered(page.requests, fact.data.request, 'approved'),
      },
    CorrectionRequested: (page, fact) => {
      const { request, reason, groups } = fact.data;
      const asked = { ...tellingOf(fact), request, reason };
      const targets = groups.map(({ target }) => target);
      return page && { ...page, requests: [...page.requests, { ...asked, targets }] };
    },
    CorrectionRejected: (page, fact) =>
      page && { ...page, requests: answered(page.requests, fact.data.request, 'rejected') },
    ShipmentClosed: told,
    ShipmentReopened: told,
  },
};

function newPage(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): ShipmentPage {
  const { progress, summary } = advanced(noProgress, fact);
  return {
    shipment: subjectOf(fact),
    ...summary,
    ...reached(NO_MILESTONES, 'planned', fact),
    plan: fact.data,
    shorts: [],
    closings: [],
    attempts: [],
    signOffs: [],
    deviations: [],
    rejectedScans: [],
    corrections: [],
    requests: [],
    progress,
    last: momentOf(fact),
  };
}

function told(page: ShipmentPage, fact: Told<ShipmentFact>): ShipmentPage;
function told(page: ShipmentPage | undefined, fact: Told<ShipmentFact>): ShipmentPage | undefined;
function told(page: ShipmentPage | undefined, fact: Told<ShipmentFact>): ShipmentPage | undefined {
  if (!page) return undefined;
  const { progress, summary } = advanced(page.progress, fact);
  const { type, deviations: rules } = fact;
  return {
    ...page,
    ...summary,
    ...reached(page, summary.stage, fact),
    ...(rules && { deviations: [...page.deviations, { ...tellingOf(fact), type, rules }] }),
    progress,
    last: lastOf(page.last, fact),
  };
}

function noted<F extends ShipmentFact>(fact: Told<F>): F['data'] & Telling {
  return { ...fact.data, ...tellingOf(fact) };
}

function tellingOf({ version, meta }: Told): Telling {
  return { version, at: meta.occurredAt, by: meta.actor };
}

function answered(
  requests: readonly CorrectionRequest[],
  id: string | undefined,
  answer: 'approved' | 'rejected',
): readonly CorrectionRequest[] {
  return requests.map((asked) => (asked.request === id ? { ...asked, answer } : asked));
}
