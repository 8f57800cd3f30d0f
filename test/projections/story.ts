import { aggregates } from '../../src/domain/aggregates.ts';
import type { Meta, Recorded } from '../../src/domain/envelope.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { epochMs, toInstant } from '../../src/domain/instant.ts';
import { foldHistory } from '../../src/projections/fold.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';

/** One fact as a test tells it: name, data, and when it happened, `HH:MM` of the story's day. */
export type Told = readonly [
  type: Fact['type'],
  data: object,
  at: string,
  more?: Partial<Meta> & { readonly deviations?: readonly string[] },
];

const DAY = '2026-03-02';
const RECORDED_MS = epochMs(`${DAY}T00:00:00.000Z`);

/** The instant of an `HH:MM` of the story's day, UTC. */
export function at(time: string): string {
  return time.includes('T') ? time : `${DAY}T${time}:00.000Z`;
}

/** A stream's facts in the order in which they are told, recorded a second apart. */
export function story(stream: string, ...told: readonly Told[]): readonly Recorded[] {
  return told.map(([type, data, time, { deviations, ...meta } = {}], index) => ({
    id: `00000000-0000-8000-8000-${String(index + 1).padStart(12, '0')}`,
    stream,
    version: index + 1,
    position: index + 1,
    type,
    v: 1,
    data,
    ...(deviations && { deviations }),
    meta: {
      occurredAt: at(time),
      recordedAt: toInstant(RECORDED_MS + 1_000 * (index + 1)),
      timeQuality: 'device',
      capture: 'scan',
      actor: 'person:lin',
      role: 'warehouse',
      commandId: '00000000-0000-8000-8000-000000000000',
      commandDigest: '0'.repeat(32),
      ...meta,
    },
  }));
}

/** The document that a projection makes of a stream. */
export function documentOf<D extends object>(
  projection: AnyProjection,
  facts: readonly Recorded[],
): D {
  const correction = aggregates.get(projection.category)?.correction;
  const { doc, parked } = foldHistory(projection, correction, facts);
  if (!doc || parked) throw new Error(`no document: ${parked?.error ?? 'nothing was told'}`);
  return doc as D;
}

const ORDER = 'SAP:0045';

/** Two lines, one carton each, labelled and loaded by policy; 5 pieces and 2.5 kg. */
export const PLAN = {
  lines: [
    { order: ORDER, line: '10', sku: 'pump', qty: 5, uom: 'H87' },
    { order: ORDER, line: '20', sku: 'grease', qty: 2.5, uom: 'KGM', schedule: '1' },
  ],
  from: 'WH-SH',
  to: { party: 'site-7' },
  customer: 'acme',
  carrier: 'SF',
  project: 'metro',
  window: { start: '2026-03-02T16:00:00.000+08:00', end: '2026-03-03T02:00:00.000+08:00' },
  policy: { name: 'standard', steps: ['label', 'load'], labels: ['carrier'] },
};

export const pump = { order: ORDER, line: '10', qty: 5 };
export const grease = { order: ORDER, line: '20', qty: 2.5 };

/** A shipment's whole way without trouble, two units on one trip. */
export const SMOOTH: readonly Told[] = [
  ['ShipmentPlanned', PLAN, '08:00', { actor: 'process:split', role: 'system' }],
  ['ShipmentReleased', {}, '08:30', { actor: 'person:zhao', role: 'planner' }],
  ['ItemPicked', pump, '09:00', { device: 'PDA-3', deviceSeq: 7 }],
  ['ItemPicked', grease, '09:20', { device: 'PDA-3', deviceSeq: 8 }],
  ['UnitPacked', { unit: 'U1', kind: 'carton', contents: [pump] }, '10:00'],
  ['UnitPacked', { unit: 'U2', kind: 'pallet', contents: [grease] }, '10:10'],
  ['UnitClosed', { unit: 'U1', weightKg: 12.3 }, '10:12'],
  ['LabelPrinted', { unit: 'U1', label: 'L1', kind: 'carrier', code: 'SF1', copy: 1 }, '10:15'],
  ['LabelPrinted', { unit: 'U2', label: 'L2', kind: 'carrier', code: 'SF2', copy: 1 }, '10:16'],
  ['LabelApplied', { unit: 'U1', label: 'L1' }, '10:20'],
  ['LabelApplied', { unit: 'U2', label: 'L2' }, '10:30'],
  ['UnitLoaded', { unit: 'U1', trip: 'T1' }, '11:00', { actor: 'person:wu' }],
  ['UnitLoaded', { unit: 'U2', trip: 'T1' }, '11:05', { actor: 'person:wu' }],
  ['ShipmentDeparted', { trip: 'T1' }, '11:30', { actor: 'person:wu', place: { site: 'WH-SH' } }],
  ['DeliveryAttempted', { n: 1, reason: 'closed', responsible: 'consignee' }, '13:00'],
  [
    'DeliveryConfirmed',
    {
      n: 2,
      rows: [
        { unit: 'U1', ...pump, disposition: 'accepted' },
        { unit: 'U2', ...grease, disposition: 'accepted' },
      ],
      relation: 'gate-keeper',
    },
    '15:30',
    { actor: 'person:ma', place: { lat: 31.2, lon: 121.5 } },
  ],
];

export const smooth = story('shipment-PS1', ...SMOOTH);
