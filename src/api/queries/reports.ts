import { z } from 'zod';
import {
  documentsAsOf,
  mustBeSettled,
  NotYetCertain,
  positionAsOf,
} from '../../projections/as-of.ts';
import { type OrderRecord, orders } from '../../projections/orders.ts';
import { turn } from '../../projections/pause.ts';
import { type ShipmentRecord, shipmentRecord } from '../../projections/shipment-record.ts';
import { type Pages, type ReportOptions, report } from '../../reports/report.ts';
import { textIn, type Words } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import { notWellFormed } from '../failures.ts';
import { Problem } from '../problems.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { deliveriesReport, reportList } from './contract/reports.ts';
import * as reading from './reading.ts';
import { instantOf, reportOnly, reportOptions, reportQuery } from './report-asking.ts';

/** Folding all of history takes time and memory: others wait, and more than that are sent away. */
const WAITING_MAX = 3;

export const REPORTS: Readonly<Record<string, Words>> = {
  deliveries: [
    '交付指标：准时足量、一次签收、在途与各阶段时长、异常、短拣与拆单',
    'Deliveries: on time and in full, first attempts, hours in transit and in every stage, ' +
      'exceptions, short picks, splits',
  ],
};

export function reportRoutes(api: Api): readonly Route[] {
  const inTurn = oneAtATime();
  const common = { method: 'GET', topic: 'reports', action: 'read:reports' } as const;
  return [
    {
      ...common,
      path: '/v1/reports',
      name: 'listReports',
      summary: ['有哪些报表', 'What reports there are'],
      query: z.strictObject({}),
      answers: { 200: { about: ['报表清单', 'The reports'], schema: reportList } },
      handle: async ({ locale }) => {
        const items = Object.entries(REPORTS).map(([name, about]) => ({
          ...{ name, about: textIn(about, locale) },
          path: `/v1/reports/${name}`,
        }));
        return { status: 200, body: { items } };
      },
    },
    {
      ...common,
      path: '/v1/reports/:name',
      name: 'getReport',
      summary: ['报表', 'A report'],
      about: [
        '指标与 lading report --json 相同；from、to 可为日期或时刻；as-of 为当时所记录的。',
        'The figures of `lading report --json`. `from` and `to` are days or instants, both ' +
          'included; `as-of` gives what was recorded then, which never changes.',
      ],
      params: z.strictObject({ name: z.string() }),
      query: reportQuery,
      answers: { 200: { about: ['指标', 'The figures'], schema: deliveriesReport } },
      problems: ['read-model-must-have-come-so-far', 'server-must-not-be-overloaded'],
      handle: async (asked) => {
        if (!Object.hasOwn(REPORTS, asked.params.name ?? '')) throw reading.unknownSubject();
        const query = reading.queryOf(reportQuery, asked);
        const only = reportOnly(query, asked.principal);
        const options = { ...reportOptions(query, api.now(), api.timeZone), only };
        const asOf = query['as-of'];
        if (asOf === undefined) return asKnownNow(api, asked, options);
        const instant = instantOf(asOf, api.timeZone, 'start');
        mustBeOver(instant, api.now());
        return inTurn(() => asRecordedAt(api, asked, instant, options));
      },
    },
  ];
}

async function asKnownNow(api: Api, asked: Asked, options: ReportOptions): Promise<Answered> {
  const [shipments, found] = await Promise.all([
    reading.readModel<ShipmentRecord>(api, shipmentRecord, asked),
    reading.readModel<OrderRecord>(api, orders, asked),
  ]);
  const { signal } = asked;
  const body = await report(
    {
      shipments: inTurns(shipments.documents.all(), signal),
      orders: inTurns(found.documents.all(), signal),
    },
    options,
  );
  const through = Math.min(shipments.through, found.through);
  return { status: 200, body, headers: reading.at(through) };
}

async function asRecordedAt(
  { ledger, aggregates }: Api,
  { signal }: Asked,
  instant: string,
  options: ReportOptions,
): Promise<Answered> {
  signal.throwIfAborted();
  const through = await positionAsOf(ledger, instant);
  const correctionOf = (category: string) => aggregates.get(category)?.correction;
  const sources = { ledger, correctionOf, signal };
  const body = await report(
    {
      shipments: inPages(documentsAsOf<ShipmentRecord>(sources, shipmentRecord, through)),
      orders: inPages(documentsAsOf<OrderRecord>(sources, orders, through)),
    },
    options,
  );
  return { status: 200, body, headers: reading.at(through) };
}

function mustBeOver(instant: string, nowMs: number): void {
  try {
    mustBeSettled(instant, nowMs);
  } catch (error) {
    if (!(error instanceof NotYetCertain)) throw error;
    throw notWellFormed([{ path: 'as-of', rule: 'instant-must-be-over', params: {} }]);
  }
}

/** Stores answer a page at once: between two pages all other requests have their turn. */
async function* inTurns<D>(pages: Pages<D>, signal: AbortSignal): Pages<D> {
  for await (const page of pages) {
    await turn();
    signal.throwIfAborted();
    yield page;
  }
}

const PAGE_DOCUMENTS = 500;

async function* inPages<D>(documents: AsyncIterable<{ readonly doc: D }>): Pages<D> {
  let page: { readonly doc: D }[] = [];
  for await (const document of documents) {
    page.push(document);
    if (page.length < PAGE_DOCUMENTS) continue;
    await turn();
    yield page;
    page = [];
  }
  yield page;
}

function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting > WAITING_MAX) throw new Problem('server-must-not-be-overloaded');
    waiting += 1;
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done.finally(() => {
      waiting -= 1;
    });
  };
}
