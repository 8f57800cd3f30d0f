import type { Api } from '../api.ts';
import { Seats } from '../live/seats.ts';
import { queryOf } from '../queries/reading.ts';
import type { Asked, Route } from '../route.ts';
import { factsExport } from './facts.ts';
import { reportExport } from './reports.ts';
import { type Occasion, send } from './sending.ts';
import { ordersExport, shipmentsExport } from './tables.ts';
import {
  factsExportQuery,
  ordersExportQuery,
  periodOf,
  reportsExportParams,
  reportsExportQuery,
  shipmentsExportQuery,
} from './wishes.ts';

/** Files that are on their way at the same time. */
const SENDING_MAX = { each: 2, all: 8 };

const COMMON = { method: 'GET', topic: 'exports', action: 'export:data' } as const;
const WHOLE = [
  '整个文件以分块方式传输：连接在结束前断开，就不是完整的文件。CSV 带 BOM，可直接用表格软件打开，以 = + - @ 开头的文字已转义。',
  'Sent in chunks: where the connection breaks before the last one, the file is not whole. CSV begins with a byte order mark for spreadsheets, and texts that begin with = + - @ are escaped.',
] as const;
const ANSWERS = {
  200: { about: ['文件', 'A file'], media: ['text/csv', 'application/x-ndjson'] },
} as const;

/** Whole tables as files, with bounded memory however large they are and slow the reader is. */
export function exportRoutes(api: Api): readonly Route[] {
  const seats = new Seats(SENDING_MAX);
  const as = (asked: Asked, route: string): Occasion => ({ api, seats, asked, route });
  return [
    {
      ...COMMON,
      path: '/v1/exports/facts',
      name: 'exportFacts',
      summary: ['导出事实', 'Export facts'],
      about: WHOLE,
      query: factsExportQuery,
      answers: ANSWERS,
      handle: (asked) =>
        send(as(asked, 'exportFacts'), async () => {
          const { format, ...period } = queryOf(factsExportQuery, asked);
          return factsExport(api, asked, periodOf(api, period), format);
        }),
    },
    {
      ...COMMON,
      path: '/v1/exports/shipments',
      name: 'exportShipments',
      summary: ['导出发运单', 'Export shipments'],
      about: WHOLE,
      query: shipmentsExportQuery,
      answers: ANSWERS,
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => send(as(asked, 'exportShipments'), () => shipmentsExport(api, asked)),
    },
    {
      ...COMMON,
      path: '/v1/exports/orders',
      name: 'exportOrders',
      summary: ['导出订单', 'Export orders'],
      about: WHOLE,
      query: ordersExportQuery,
      answers: ANSWERS,
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => send(as(asked, 'exportOrders'), () => ordersExport(api, asked)),
    },
    {
      ...COMMON,
      path: '/v1/exports/reports/:name',
      name: 'exportReport',
      summary: ['导出报表', 'Export a report'],
      about: WHOLE,
      params: reportsExportParams,
      query: reportsExportQuery,
      answers: ANSWERS,
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => send(as(asked, 'exportReport'), () => reportExport(api, asked)),
    },
  ];
}
