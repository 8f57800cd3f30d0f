import { type ShipmentFact, shipmentFacts } from '../domain/shipment/facts.ts';
import { subjectOf } from './occurrence.ts';
import type { Handlers, Projection, Told } from './projection.ts';

type Scalar = string | number | boolean;

/** One fact as a reader of the history sees it. Instants as they were told, with their offsets. */
export interface TimelineEntry {
  readonly version: number;
  readonly type: ShipmentFact['type'];
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly timeQuality: string;
  readonly capture: string;
  readonly actor: string;
  readonly role: string;
  readonly device?: string;
  readonly place?: Told['meta']['place'];
  readonly source?: string;
  readonly deviations?: readonly string[];
  /** Stream version of the correction that struck this fact out. */
  readonly struckBy?: number;
  /**
   * The single values of the fact's data, a window as `start/end`; its lists and rows are in the
   * fact itself.
   */
  readonly says: Readonly<Record<string, Scalar>>;
}

/** Every fact of a shipment in the order of recording, also those that were struck out. */
export interface Timeline {
  readonly shipment: string;
  readonly entries: readonly TimelineEntry[];
}

export const timeline: Projection<Timeline, ShipmentFact> = {
  name: 'timeline',
  version: 2,
  category: 'shipment',
  corrections: 'all',
  indexes: {},
  on: Object.fromEntries(Object.keys(shipmentFacts).map((type) => [type, told])) as Handlers<
    Timeline,
    ShipmentFact
  >,
};

function told(doc: Timeline | undefined, fact: Told<ShipmentFact>): Timeline {
  const known = doc ?? { shipment: subjectOf(fact), entries: [] };
  return { ...known, entries: [...known.entries, entryOf(fact)] };
}

function entryOf({
  version,
  type,
  data,
  meta,
  deviations,
  struckBy,
}: Told<ShipmentFact>): TimelineEntry {
  const { occurredAt, recordedAt, timeQuality, capture, actor, role } = meta;
  return {
    version,
    type,
    occurredAt,
    recordedAt,
    timeQuality,
    capture,
    actor,
    role,
    ...(meta.device !== undefined && { device: meta.device }),
    ...(meta.place && { place: meta.place }),
    ...(meta.source !== undefined && { source: meta.source }),
    ...(deviations && { deviations }),
    ...(struckBy !== undefined && { struckBy }),
    says: scalarsOf(data),
  };
}

function scalarsOf(data: object): Record<string, Scalar> {
  const scalars: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value !== 'object') scalars[name] = value;
    else if (isWindow(value)) scalars[name] = `${value.start}/${value.end}`;
  }
  return scalars;
}

function isWindow(value: object): value is { readonly start: string; readonly end: string } {
  return 'start' in value && 'end' in value;
}
