import { quantity, thousandths } from '../domain/quantity.ts';
import { REPORTED, type ShipmentFact, type ShipmentFactOf } from '../domain/shipment/facts.ts';
import { type Lines, sumsOf } from '../domain/shipment/lines.ts';
import { momentOf } from '../domain/shipment/movement.ts';
import { noProgress, type Progress } from '../domain/shipment/progress.ts';
import { type Stage, stageOf } from '../domain/shipment/stage.ts';
import { advanced } from './advanced.ts';
import { type Exceptions, withExceptions } from './exceptions.ts';
import { type Milestones, NO_MILESTONES, reached } from './milestones.ts';
import { byOccurrence, type Following, happenedAt, lastOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';
import { headOf, type ShipmentHead } from './shipment-head.ts';

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
  readonly failedAttempts: number;
  readonly exceptions: Exceptions;
  /** Reports that were recorded although they broke a rule. */
  readonly deviations: number;
  /** Who reported about it. */
  readonly persons: readonly string[];
  /** Where it was last reported from. */
  readonly seen?: NonNullable<Told['meta']['place']> & { readonly at: string };
  readonly units: number;
  readonly weightKg: number;
  readonly skus: readonly string[];
  /** The order's schedule line; '' where the plan names none. */
  readonly schedules: readonly string[];
  readonly lines: Lines;
  readonly signOffs: readonly SignOff[];
  /** Left out once everything is signed off: what is settled takes no further part in stages. */
  readonly progress?: Progress;
}

/** What the consignee took at one sign-off, also beyond the order. */
interface SignOff {
  readonly at: string;
  readonly accepted: readonly number[];
}

type Fact<K extends ShipmentFact['type']> = Told<ShipmentFactOf<K>>;

const PERSONS_MAX = 100;

export const shipmentRecord: Projection<ShipmentRecord, ShipmentFact> = {
  name: 'shipment-record',
  version: 1,
  category: 'shipment',
  retelling: byOccurrence,
  indexes: {},
  on: {
    ShipmentPlanned: (_, fact) => newRecord(fact),
    ShipmentReleased: moved,
    ShipmentHeld: moved,
    HoldLifted: moved,
    ItemPicked: moved,
    PickShorted: moved,
    UnitPacked: also(({ units }) => ({ units: units + 1 })),
    UnitClosed: also(({ weightKg }, { data }: Fact<'UnitClosed'>) => ({
      weightKg: heavier(weightKg, data.weightKg),
    })),
    LabelPrinted: moved,
    LabelApplied: moved,
    LabelVoided: moved,
    UnitLoaded: moved,
    ShipmentDeparted: also(({ departedAt }, fact: Fact<'ShipmentDeparted'>) => ({
      departedAt: departedAt ?? happenedAt(fact),
    })),
    ShipmentArrived: moved,
    OutForDelivery: moved,
    DeliveryAttempted: also(({ failedAttempts }) => ({ failedAttempts: failedAttempts + 1 })),
    DeliveryConfirmed: also(({ signOffs, lines }, fact: Fact<'DeliveryConfirmed'>) => ({
      signOffs: [...signOffs, signOff(lines, fact)],
    })),
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
    ...noted(row, fact),
    ...reached(row, stage, fact),
    stage: row.stage === 'closed' ? row.stage : stage,
    lines: progress.lines,
    progress,
  };
  return stage === 'signed-off' ? settled(next, fact) : open(next);
}

function settled({ progress: _, ...row }: ShipmentRecord, fact: Told): ShipmentRecord {
  return { ...row, signedOffAt: row.signedOffAt ?? happenedAt(fact) };
}

function open(row: ShipmentRecord): ShipmentRecord {
  if (row.signedOffAt === undefined) return row;
  const { signedOffAt: _, ...reopened } = row;
  return reopened;
}

function progressOf({ progress, lines }: ShipmentRecord): Progress {
  return progress ?? { ...noProgress, released: true, lines };
}

/** What every fact leaves in the row, wherever it leads. */
function noted(row: ShipmentRecord, fact: Told<ShipmentFact>): Partial<ShipmentRecord> {
  const { actor, place } = fact.meta;
  const common = {
    exceptions: withExceptions(row.exceptions, fact),
    deviations: row.deviations + (fact.deviations ? 1 : 0),
    last: lastOf(row.last, fact),
  };
  if (!REPORTED.has(fact.type)) return common;
  const isKnown = row.persons.includes(actor) || row.persons.length >= PERSONS_MAX;
  const persons = isKnown ? row.persons : [...row.persons, actor];
  return place
    ? { ...common, persons, seen: { ...place, at: happenedAt(fact) } }
    : { ...common, persons };
}

/** Grams are exact, so that the weight does not depend on the order of adding. */
function heavier(kg: number, moreKg = 0): number {
  return quantity(thousandths(kg) + thousandths(moreKg));
}

function signOff(lines: Lines, fact: Fact<'DeliveryConfirmed'>): SignOff {
  const taken = fact.data.rows.filter(
    ({ disposition }) => disposition === 'accepted' || disposition === 'over',
  );
  const accepted: number[] = [];
  for (const [place, amount] of sumsOf(lines, taken)) {
    while (accepted.length < place) accepted.push(0);
    accepted[place] = amount;
  }
  return { at: happenedAt(fact), accepted };
}
