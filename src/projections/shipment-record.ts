import {
  REPORTED,
  type ShipmentFact,
  type ShipmentFactOf,
  shipmentFacts,
} from '../domain/shipment/facts.ts';
import type { Lines } from '../domain/shipment/lines.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import { type Stage, stageOf } from '../domain/shipment/stage.ts';
import { advanced } from './advanced.ts';
import { every, typesOf } from './every.ts';
import { type Exceptions, withExceptions } from './exceptions.ts';
import { withOne, withoutOne } from './listed.ts';
import { type Milestones, NO_MILESTONES, reached } from './milestones.ts';
import { byOccurrence, type Following, happenedAt, lastOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';
import {
  agreedIn,
  open,
  packedIn,
  type SignOff,
  settled,
  signedOff,
  weighed,
  withArticles,
} from './record-changes.ts';
import { headAfter, headOf, type ShipmentHead, type Window } from './shipment-head.ts';

/**
 * The wide row of a shipment: what reports and analyses are made of. Instants in UTC; columns
 * hold one value a line, in the order of the plan, quantities in thousandths.
 */
export interface ShipmentRecord extends ShipmentHead, Milestones, Following {
  readonly stage: Stage;
  /** First departure. */
  readonly departedAt?: string;
  /** When the last piece got its outcome; absent while anything is open. */
  readonly signedOffAt?: string;
  /** What the customer asked for last, and when that was agreed; absent while the plan stands. */
  readonly agreed?: { readonly at: string; readonly window: Window };
  readonly failedAttempts: number;
  /** Times that goods came back; absent when none did, like the other troubles below. */
  readonly returns?: number;
  /** Codes of units that were lost, without those that were found. */
  readonly lost?: readonly string[];
  /** Records that were corrected. */
  readonly corrections?: number;
  readonly exceptions: Exceptions;
  /** Reports that were recorded although they broke a rule. */
  readonly deviations: number;
  /** Who reported about it; processes are nobody. */
  readonly persons: readonly string[];
  /** Where it was last reported from. */
  readonly seen?: NonNullable<Told['meta']['place']> & { readonly at: string };
  /** Packed now, or when all was signed off. */
  readonly units: number;
  readonly weightKg: number;
  readonly skus: readonly string[];
  /** The order's schedule line; '' where the plan names none. */
  readonly schedules: readonly string[];
  readonly lines: Lines;
  readonly signOffs: readonly SignOff[];
  /** Left out once all is accepted or missing: what is settled takes no further part in stages. */
  readonly progress?: Progress;
}

type Fact<K extends ShipmentFact['type']> = Told<ShipmentFactOf<K>>;

const PERSONS_MAX = 100;

export const shipmentRecord: Projection<ShipmentRecord, ShipmentFact> = {
  name: 'shipment-record',
  version: 2,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {},
  on: {
    ...every<ShipmentRecord, ShipmentFact>(
      typesOf(
        shipmentFacts,
        'ScanRejected',
        'EvidenceAttached',
        'CorrectionRequested',
        'CorrectionRejected',
        'FollowUpRefused',
      ),
      moved,
    ),
    ShipmentPlanned: (_, fact) => newRecord(fact),
    WindowChanged: also((_, fact: Fact<'WindowChanged'>) => agreedIn(fact)),
    ShipmentAmended: also((row, { data }: Fact<'ShipmentAmended'>) =>
      withArticles(row, data.lines),
    ),
    UnitPacked: also(packedIn),
    UnitUnpacked: also(packedIn),
    UnitsTransferredOut: also(packedIn),
    UnitsTransferredIn: also((row, { data }: Fact<'UnitsTransferredIn'>) => ({
      ...packedIn(row),
      ...withArticles(row, data.lines),
    })),
    UnitClosed: also(weighed),
    UnitLost: also(({ lost }, { data }: Fact<'UnitLost'>) => ({ lost: withOne(lost, data.unit) })),
    UnitFound: also(({ lost }, { data }: Fact<'UnitFound'>) => ({
      lost: withoutOne(lost, data.unit),
    })),
    ShipmentDeparted: also(({ departedAt }, fact: Fact<'ShipmentDeparted'>) => ({
      departedAt: departedAt ?? happenedAt(fact),
    })),
    DeliveryAttempted: also(({ failedAttempts }) => ({ failedAttempts: failedAttempts + 1 })),
    DeliveryConfirmed: also(signedOff),
    ReturnReceived: also(({ returns = 0 }) => ({ returns: returns + 1 })),
    RecordCorrected: (row) => row && { ...row, corrections: (row.corrections ?? 0) + 1 },
    ShipmentClosed: (row, fact) =>
      row && { ...row, stage: 'closed', ...reached(row, 'closed', fact) },
    ShipmentReopened: (row) => row && { ...row, stage: stageOf(progressOf(row)) },
  },
};

function newRecord(fact: Fact<'ShipmentPlanned'>): ShipmentRecord {
  const { lines: planned } = fact.data;
  const { progress } = advanced(noProgress, fact);
  return {
    ...headOf(fact),
    stage: 'planned',
    ...reached(NO_MILESTONES, 'planned', fact),
    failedAttempts: 0,
    exceptions: {},
    deviations: 0,
    persons: [],
    units: 0,
    weightKg: 0,
    skus: planned.map(({ sku }) => sku),
    schedules: planned.some(({ schedule }) => schedule !== undefined)
      ? planned.map(({ schedule }) => schedule ?? '')
      : [],
    lines: progress.lines,
    signOffs: [],
    progress,
    last: momentOf(fact),
  };
}

/** What a fact of one type leaves in the row beside what every fact does. */
function also<F extends Told<ShipmentFact>>(
  change: (row: ShipmentRecord, fact: F) => Partial<ShipmentRecord>,
) {
  return (row: ShipmentRecord | undefined, fact: F): ShipmentRecord | undefined => {
    const next = moved(row, fact);
    return next && { ...next, ...change(next, fact) };
  };
}

function moved(
  row: ShipmentRecord | undefined,
  fact: Told<ShipmentFact>,
): ShipmentRecord | undefined {
  if (!row) return undefined;
  const { progress, summary } = advanced(progressOf(row), fact);
  const { stage } = summary;
  const next = {
    ...row,
    ...headAfter(row, fact),
    ...noted(row, fact),
    ...reached(row, stage, fact),
    stage: row.stage === 'closed' ? row.stage : stage,
    lines: progress.lines,
    progress,
  };
  if (stage === 'signed-off') return settled(next, fact);
  return stage === 'returned' ? next : open(next);
}

function progressOf({ progress, lines }: ShipmentRecord): Progress {
  return progress ?? { ...noProgress, released: true, lines };
}

/** What every fact leaves in the row, wherever it leads. */
function noted(row: ShipmentRecord, fact: Told<ShipmentFact>): Partial<ShipmentRecord> {
  const { actor, place, capture } = fact.meta;
  const common = {
    exceptions: withExceptions(row.exceptions, fact),
    deviations: row.deviations + (fact.deviations ? 1 : 0),
    last: lastOf(row.last, fact),
  };
  if (!REPORTED.has(fact.type) || capture === 'process') return common;
  const isKnown = row.persons.includes(actor) || row.persons.length >= PERSONS_MAX;
  const persons = isKnown ? row.persons : [...row.persons, actor];
  return place
    ? { ...common, persons, seen: { ...place, at: happenedAt(fact) } }
    : { ...common, persons };
}
