import { type OrderRecord, orders } from '../../src/projections/orders.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { type ShipmentRecord, shipmentRecord } from '../../src/projections/shipment-record.ts';
import type { Report } from '../../src/reports/figures.ts';
import { type ReportOptions, report } from '../../src/reports/report.ts';
import { at, documentOf, story, type Told } from '../projections/story.ts';

/** Streams of facts by their names: what a report is asked about. */
export type World = Readonly<Record<string, readonly Told[]>>;

/** The report on these streams, by default long after everything happened. */
export async function asked(world: World, options: Partial<ReportOptions> = {}): Promise<Report> {
  const documents = <D extends object>(projection: AnyProjection) =>
    Object.entries(world)
      .filter(([stream]) => stream.startsWith(`${projection.category}-`))
      .map(([stream, told]) => ({ doc: documentOf<D>(projection, story(stream, ...told)) }));
  const sources = {
    shipments: inPages(documents<ShipmentRecord>(shipmentRecord)),
    orders: inPages(documents<OrderRecord>(orders)),
  };
  return report(sources, { nowMs: ms('2026-04-01T00:00:00.000Z'), ...options });
}

/** Epoch ms of an `HH:MM` of the story's day, or of an instant. */
export function ms(time: string): number {
  return Date.parse(at(time));
}

async function* inPages<D>(documents: readonly D[]): AsyncGenerator<readonly D[]> {
  for (const document of documents) yield [document];
}

interface Line {
  readonly line: string;
  readonly qty: number;
  readonly sku?: string;
  readonly [more: string]: unknown;
}

/** An order of these lines, authorised at 07:30; its window is 08:00 to 18:00. */
export function order(number: string, lines: readonly Line[], more: object = {}): readonly Told[] {
  return [
    [
      'OrderReceived',
      {
        source: 'SAP',
        number,
        sourceVersion: 1,
        customer: 'acme',
        shipTo: { party: 'site-7' },
        window: { start: at('08:00'), end: at('18:00') },
        lines: lines.map((line) => ({ sku: 'pump', uom: 'H87', ...line })),
        ...more,
      },
      '07:00',
    ],
    ['OrderAuthorised', {}, '07:30'],
  ];
}

interface Goods {
  readonly order: string;
  readonly line: string;
  readonly qty: number;
  readonly sku?: string;
  readonly schedule?: string;
}

interface Way {
  readonly plan?: object;
  readonly planned?: string;
  readonly picked?: string;
  readonly departed?: string;
  /** Left out: not delivered. */
  readonly delivered?: string;
  /** Rows in place of all accepted. */
  readonly rows?: readonly object[];
}

/** A shipment of these goods in one carton, without labels and loading scans. */
export function shipment(goods: readonly Goods[], way: Way = {}): readonly Told[] {
  const { plan, planned = '08:00', picked = '09:00', departed = '11:00', delivered, rows } = way;
  const contents = goods.map((one) => ({ order: one.order, line: one.line, qty: one.qty }));
  const lines = goods.map((one) => ({ sku: 'pump', uom: 'H87', ...one }));
  const accepted = contents.map((one) => ({ ...one, disposition: 'accepted' }));
  const policy = { name: 'bare', steps: [], labels: [] };
  return [
    ['ShipmentPlanned', { lines, from: 'WH', to: { party: 'site-7' }, policy, ...plan }, planned],
    ['ShipmentReleased', {}, planned],
    ...contents.map((one): Told => ['ItemPicked', one, picked]),
    ['UnitPacked', { unit: 'U1', kind: 'carton', contents }, '10:00'],
    ['ShipmentDeparted', {}, departed],
    ...(delivered
      ? [['DeliveryConfirmed', { n: 1, rows: rows ?? accepted }, delivered] as Told]
      : []),
  ];
}
