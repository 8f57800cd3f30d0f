import { type ShipmentFact, type ShipmentFactOf, shipmentFacts } from '../domain/shipment/facts.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import type { ShipmentPlan } from '../domain/shipment/shapes.ts';
import type { StageSummary } from '../domain/shipment/stage.ts';
import { advanced } from './advanced.ts';
import { every, typesOf } from './every.ts';
import { type Milestones, NO_MILESTONES, reached } from './milestones.ts';
import { byOccurrence, type Following, lastOf, subjectOf } from './occurrence.ts';
import {
  type Noted,
  type Notes,
  noted,
  notesAfter,
  type Telling,
  tellingOf,
} from './page-notes.ts';
import { type Registers, registersAfter } from './page-registers.ts';
import type { Projection, Told } from './projection.ts';

/** All that is known of one shipment; `shipment-view.ts` says it line by line, unit by unit. */
export interface ShipmentPage extends StageSummary, Milestones, Following {
  readonly shipment: string;
  /** Of its stream, as far as this page tells of it. */
  readonly version: number;
  /** As it was told first. */
  readonly plan: ShipmentPlan;
  /** What is otherwise now; absent while all is as planned. */
  readonly registers?: Registers;
  /** What was said word for word, by topic; absent while there is nothing. */
  readonly notes?: Notes;
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
  version: 3,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {},
  on: {
    ...every<ShipmentPage, ShipmentFact>(typesOf(shipmentFacts), told),
    ShipmentPlanned: (_, fact) => newPage(fact),
    PickShorted: (page, fact) =>
      page && { ...told(page, fact), shorts: [...page.shorts, noted(fact)] },
    UnitClosed: (page, fact) =>
      page && { ...told(page, fact), closings: [...page.closings, noted(fact)] },
    DeliveryAttempted: (page, fact) =>
      page && { ...told(page, fact), attempts: [...page.attempts, noted(fact)] },
    DeliveryConfirmed: (page, fact) =>
      page && { ...told(page, fact), signOffs: [...page.signOffs, noted(fact)] },
    ScanRejected: (page, fact) =>
      page && {
        ...page,
        ...read(page, fact),
        rejectedScans: [...page.rejectedScans, noted(fact)].slice(-SCANS_KEPT_MAX),
      },
    RecordCorrected: (page, fact) =>
      page && {
        ...page,
        ...read(page, fact),
        corrections: [...page.corrections, noted(fact)],
        requests: answered(page.requests, fact.data.request, 'approved'),
      },
    CorrectionRequested: (page, fact) => {
      const { request, reason, groups } = fact.data;
      const asked = { ...tellingOf(fact), request, reason };
      const targets = groups.map(({ target }) => target);
      return (
        page && {
          ...page,
          ...read(page, fact),
          requests: [...page.requests, { ...asked, targets }],
        }
      );
    },
    CorrectionRejected: (page, fact) =>
      page && {
        ...page,
        ...read(page, fact),
        requests: answered(page.requests, fact.data.request, 'rejected'),
      },
  },
};

function newPage(fact: Told<ShipmentFactOf<'ShipmentPlanned'>>): ShipmentPage {
  const { progress, summary } = advanced(noProgress, fact);
  return {
    shipment: subjectOf(fact),
    version: fact.version,
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
  const registers = registersAfter(page.registers, page.plan, fact);
  const notes = notesAfter(page.notes, fact);
  return {
    ...page,
    ...read(page, fact),
    ...summary,
    ...reached(page, summary.stage, fact),
    ...(rules && { deviations: [...page.deviations, { ...tellingOf(fact), type, rules }] }),
    ...(registers && { registers }),
    ...(notes && { notes }),
    progress,
    last: lastOf(page.last, fact),
  };
}

/** The newest version counts, in whatever order the facts are told. */
function read({ version }: ShipmentPage, fact: Told): Pick<ShipmentPage, 'version'> {
  return { version: Math.max(version, fact.version) };
}

function answered(
  requests: readonly CorrectionRequest[],
  id: string | undefined,
  answer: 'approved' | 'rejected',
): readonly CorrectionRequest[] {
  return requests.map((asked) => (asked.request === id ? { ...asked, answer } : asked));
}
