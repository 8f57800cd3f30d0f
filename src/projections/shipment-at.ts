import type { AnyDecider } from '../domain/decider.ts';
import type { Recorded } from '../domain/envelope.ts';
import { effectiveHistory } from '../domain/history.ts';
import { shownShipmentId, streamOf } from '../domain/ids.ts';
import { compareInstants } from '../domain/instant.ts';
import { shipment } from '../domain/shipment/decider.ts';
import type { ShipmentFact } from '../domain/shipment/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readStream } from './document.ts';
import { foldHistory, type ReadCorrection } from './fold.ts';
import { type Standing, standingOf } from './page-registers.ts';
import type { AnyProjection } from './projection.ts';
import { type ShipmentPage, shipmentPage } from './shipment-page.ts';
import { type LineView, linesOf, placeOf, type UnitView, unitsOf } from './shipment-view.ts';
import { type Timeline, type TimelineEntry, timeline } from './timeline.ts';

const { category, correction }: AnyDecider = shipment;

/** `recorded`: what the ledger knew then. `occurred`: what had happened by then, as known today. */
export type By = 'recorded' | 'occurred';

/** A shipment at an instant: everything that `replay --json` says. */
export interface ReplayedState
  extends Omit<ShipmentPage, 'progress' | 'last' | 'plan' | 'registers'>,
    Omit<Standing, 'plan' | 'articles'> {
  /** As people write it. */
  readonly shownAs: string;
  /** Absent for everything up to now. */
  readonly at?: string;
  readonly by: By;
  readonly from: string;
  /** Party and address, window and carrier as they are agreed at that instant. */
  readonly to: ShipmentPage['plan']['to'];
  readonly customer?: string;
  readonly carrier?: string;
  readonly project?: string;
  readonly window?: ShipmentPage['plan']['window'];
  /** The window that was planned, where another is agreed. */
  readonly promised?: ShipmentPage['plan']['window'];
  readonly policy: string;
  /** Where the least advanced unit is; absent on the road. */
  readonly place?: string;
  readonly holds: ShipmentPage['progress']['holds'];
  readonly lines: readonly LineView[];
  readonly units: readonly UnitView[];
  readonly timeline: readonly TimelineEntry[];
}

export interface Instant {
  readonly at?: string | undefined;
  readonly by: By;
}

/** All facts of a shipment; empty for one that the ledger does not know. */
export async function factsOf(ledger: Ledger, id: string): Promise<readonly Told[]> {
  return (await readStream(ledger, streamOf(category, id))) as readonly Told[];
}

type Told = Recorded<ShipmentFact>;

/** The page of a shipment as it was then; undefined where nothing had been planned yet. */
export function pageAt(facts: readonly Told[], { at, by }: Instant): ShipmentPage | undefined {
  const inForce = effectiveHistory(knownBy(facts, { at, by }), correction);
  const happened =
    by === 'occurred' ? inForce.filter(({ meta }) => isBy(meta.occurredAt, at)) : inForce;
  return folded<ShipmentPage>(shipmentPage, undefined, happened);
}

/** undefined where nothing had been planned yet. */
export function stateAt(facts: readonly Told[], { at, by }: Instant): ReplayedState | undefined {
  const page = pageAt(facts, { at, by });
  if (!page) return undefined;
  const known = knownBy(facts, { at, by });
  const entries = folded<Timeline>(timeline, correction, known)?.entries ?? [];
  return {
    ...shownOf(page),
    ...(at !== undefined && { at }),
    by,
    timeline: shown(entries, at, by),
  };
}

function knownBy(facts: readonly Told[], { at, by }: Instant): readonly Told[] {
  return by === 'recorded' ? facts.filter(({ meta }) => isBy(meta.recordedAt, at)) : facts;
}

function isBy(instant: string, at: string | undefined): boolean {
  return at === undefined || compareInstants(instant, at) <= 0;
}

function folded<D>(
  projection: AnyProjection,
  corrected: ReadCorrection | undefined,
  facts: readonly Told[],
): D | undefined {
  const { doc, parked } = foldHistory(projection, corrected, facts);
  if (parked) throw new Error(`${parked.factType} at position ${parked.position}: ${parked.error}`);
  return doc as D | undefined;
}

/** A page in the words of readers: lines and units for progress, what is agreed for plan. */
export function shownOf(page: ShipmentPage) {
  const { progress, last: _, plan, registers, ...told } = page;
  const { plan: agreed, articles: __, ...standing } = standingOf(plan, registers);
  const { address, window = plan.window } = agreed ?? {};
  const { carrier } = standing.carriage;
  const place = placeOf(page);
  return {
    ...told,
    ...standing,
    shownAs: shownShipmentId(page.shipment, plan.shownAs),
    from: plan.from,
    to: { ...plan.to, ...(address !== undefined && { address }) },
    ...(plan.customer !== undefined && { customer: plan.customer }),
    ...(carrier !== undefined && { carrier }),
    ...(plan.project !== undefined && { project: plan.project }),
    ...(window && { window }),
    ...(plan.window && window !== plan.window && { promised: plan.window }),
    policy: plan.policy.name,
    ...(place !== undefined && { place }),
    holds: progress.holds,
    lines: linesOf(page),
    units: unitsOf(page),
  };
}

/** In the order that was asked for; what was struck stays visible, with what struck it. */
function shown(entries: readonly TimelineEntry[], at: string | undefined, by: By) {
  if (by === 'recorded') return entries;
  return entries
    .filter(({ occurredAt }) => isBy(occurredAt, at))
    .sort((a, b) => compareInstants(a.occurredAt, b.occurredAt) || a.version - b.version);
}
