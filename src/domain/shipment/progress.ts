import type { Recorded } from '../envelope.ts';
import { epochMs } from '../instant.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from './facts.ts';
import { type Lines, linesOf, NO_LINES, sumsOf, sumsTogether, withMore } from './lines.ts';
import { later, type Moment, momentOf, type Track, together } from './movement.ts';
import { NO_UNITS, type Unit, withLabel, withUnit } from './units.ts';
import type { ShipmentPolicy } from './words.ts';

type Hold = Pick<ShipmentFactOf<'ShipmentHeld'>['data'], 'hold' | 'kind' | 'scope'>;

/**
 * How far a shipment is: what stages, boards and decisions are derived from. Compact, survives
 * JSON, and the same whatever the order in which reports were recorded.
 */
export interface Progress {
  readonly from?: string;
  readonly steps: ShipmentPolicy['steps'];
  /** Label kinds that every unit must carry. */
  readonly labels: readonly string[];
  readonly released: boolean;
  readonly closed: boolean;
  readonly holds: readonly Hold[];
  readonly lines: Lines;
  readonly units: Keyed<Unit>;
  /** Movements of the shipment as a whole; a unit's own stand with the unit. */
  readonly whole: Track;
  /** Latest departure of each trip that took what was loaded on it. */
  readonly trips: Keyed<Moment>;
  readonly failedAttempts: number;
  /** Whether some short pick waits for stock, so that nothing picked is not the end. */
  readonly waits: boolean;
}

export const noProgress: Progress = {
  steps: [],
  labels: [],
  released: false,
  closed: false,
  holds: [],
  lines: NO_LINES,
  units: NO_UNITS,
  whole: {},
  trips: NO_ROWS,
  failedAttempts: 0,
  waits: false,
};

export function advance(p: Progress, fact: Recorded<ShipmentFact>): Progress {
  switch (fact.type) {
    case 'ShipmentPlanned': {
      const { policy, from } = fact.data;
      return { ...p, from, ...policyOf(policy), lines: linesOf(fact.data) };
    }
    case 'ShipmentReleased':
      return { ...p, released: true };
    case 'ShipmentHeld': {
      const { hold, kind, scope } = fact.data;
      return { ...p, holds: [...p.holds, { hold, kind, scope }] };
    }
    case 'HoldLifted':
      return { ...p, holds: p.holds.filter(({ hold }) => hold !== fact.data.hold) };
    case 'ItemPicked':
      return { ...p, lines: withMore(p.lines, 'picked', sumsOf(p.lines, [fact.data])) };
    case 'PickShorted':
      return {
        ...p,
        lines: withMore(p.lines, 'shorted', sumsOf(p.lines, [fact.data])),
        waits: p.waits || fact.data.decision === 'wait',
      };
    case 'UnitPacked':
      return packed(p, fact);
    case 'UnitClosed':
      return changed(p, fact.data.unit, () => ({ closed: true }));
    case 'LabelPrinted': {
      const { unit, label, kind, code } = fact.data;
      return changed(p, unit, (known) => withLabel(known, label, { kind, code }));
    }
    case 'LabelApplied':
      return changed(p, fact.data.unit, (unit) =>
        withLabel(unit, fact.data.label, { applied: true }),
      );
    case 'LabelVoided':
      return changed(p, fact.data.unit, (unit) =>
        withLabel(unit, fact.data.label, { voided: true }),
      );
    case 'UnitLoaded':
      return loaded(p, fact);
    case 'ShipmentDeparted':
      return departed(p, fact);
    case 'ShipmentArrived': {
      const { stop, units } = fact.data;
      const place = fact.data.place ?? fact.meta.place?.site;
      const arrived = { when: momentOf(fact), stop, ...(place !== undefined && { place }) };
      return moved(p, units, { arrived });
    }
    case 'OutForDelivery':
      return moved(p, fact.data.units, { out: momentOf(fact) });
    case 'DeliveryAttempted':
      return { ...p, failedAttempts: p.failedAttempts + 1 };
    case 'DeliveryConfirmed':
      return delivered(p, fact);
    case 'ShipmentClosed':
      return { ...p, closed: true };
    case 'ShipmentReopened':
      return { ...p, closed: false };
    case 'ScanRejected':
    case 'RecordCorrected':
    case 'CorrectionRequested':
    case 'CorrectionRejected':
      return p;
  }
}

function policyOf({ steps, labels }: ShipmentPolicy): Pick<Progress, 'steps' | 'labels'> {
  return { steps, labels };
}

function changed(p: Progress, unit: string, change: (unit: Unit) => Partial<Unit>): Progress {
  return { ...p, units: withUnit(p.units, unit, change) };
}

function packed(p: Progress, { data, meta }: Recorded<ShipmentFactOf<'UnitPacked'>>): Progress {
  const { unit, kind, caseNumber } = data;
  const contents = sumsOf(p.lines, data.contents);
  const packedMs = epochMs(meta.occurredAt);
  const named = caseNumber === undefined ? { kind } : { kind, caseNumber };
  return {
    ...p,
    lines: withMore(p.lines, 'packed', contents),
    units: withUnit(p.units, unit, () => ({ ...named, packedMs, contents })),
  };
}

function loaded(p: Progress, { data, meta }: Recorded<ShipmentFactOf<'UnitLoaded'>>): Progress {
  const { unit, ...on } = data;
  const load = { ms: epochMs(meta.occurredAt), ...on };
  return changed(p, unit, ({ loads }) => ({ loads: [...loads, load] }));
}

/** A trip takes what was loaded on it; without a trip or loading scans everything packed leaves. */
function departed(p: Progress, fact: Recorded<ShipmentFactOf<'ShipmentDeparted'>>): Progress {
  const { trip, units } = fact.data;
  const left = momentOf(fact);
  if (units || trip === undefined || !p.steps.includes('load')) return moved(p, units, { left });
  const latest = later(row(p.trips, trip), left) ?? left;
  return { ...p, trips: withRow(p.trips, trip, latest) };
}

function moved(p: Progress, units: readonly string[] | undefined, news: Track): Progress {
  if (!units) return { ...p, whole: together(p.whole, news) };
  let moving = p.units;
  for (const unit of units) {
    moving = withUnit(moving, unit, ({ track }) => ({ track: together(track, news) }));
  }
  return { ...p, units: moving };
}

function delivered(p: Progress, fact: Recorded<ShipmentFactOf<'DeliveryConfirmed'>>): Progress {
  const rows = fact.data.rows.filter(({ disposition }) => disposition !== 'over');
  let lines = p.lines;
  for (const column of ['accepted', 'refused', 'missing'] as const) {
    const spoken = rows.filter(({ disposition }) => disposition === column);
    lines = withMore(lines, column, sumsOf(lines, spoken));
  }
  let units = p.units;
  for (const [unit, own] of Map.groupBy(rows, ({ unit }) => unit)) {
    if (unit === undefined) continue;
    const sums = sumsOf(lines, own);
    units = withUnit(units, unit, ({ outcomes }) => ({ outcomes: sumsTogether(outcomes, sums) }));
  }
  return { ...p, lines, units };
}
