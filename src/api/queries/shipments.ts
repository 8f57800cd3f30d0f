import { z } from 'zod';
import { type BoardCard, board } from '../../projections/board.ts';
import type { Api } from '../api.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { shipmentList } from './contract/shipments.ts';
import { listQuery } from './leads.ts';
import { at, pageFields, pageOf, queryOf, readModel, withCursor } from './reading.ts';
import { cardAnswer, shipmentFilterFields, shipmentWhere } from './shipment-filter.ts';

/** Each an index of the board; with `-` the other way round. */
const SORTED_BY = {
  shipment: 'id',
  since: 'since',
  due: 'due',
} as const;
const SORTS = ['shipment', 'since', 'due'] as const;

const shipmentsQuery = z.strictObject({
  ...shipmentFilterFields,
  sort: z.enum([...SORTS, '-shipment', '-since', '-due']).default('shipment'),
  ...pageFields,
});

export function shipmentListRoutes(api: Api): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/shipments',
      name: 'listShipments',
      topic: 'shipments',
      action: 'read:operations',
      summary: ['查询发运单', 'List shipments'],
      about: [
        '按条件查询；q 可输入发运单号、订单号、箱号、运单号或客户，不分大小写与连字符。',
        'By filters, or by q: a shipment id, order number, unit, waybill or customer, ' +
          'tolerant of case and dashes. `late=true` are those whose window has ended without ' +
          'all goods having their outcome.',
      ],
      query: shipmentsQuery,
      answers: { 200: { about: ['一页发运单', 'A page of shipments'], schema: shipmentList } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => list(api, asked),
    },
  ];
}

async function list(api: Api, asked: Asked): Promise<Answered> {
  const { sort, cursor, limit, 'min-position': _, ...filter } = queryOf(shipmentsQuery, asked);
  const { documents, through } = await readModel<BoardCard>(api, board, asked);
  const where = await shipmentWhere(api, documents, filter, asked);
  const found = where
    ? await documents.find({ ...listQuery(where, sortOf(sort)), ...pageOf({ cursor, limit }) })
    : { docs: [] };
  const nowMs = api.now();
  const items = found.docs.map((card) => cardAnswer(card, nowMs));
  return { status: 200, body: { items, ...withCursor(found) }, headers: at(through) };
}

function sortOf(sort: string) {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as (typeof SORTS)[number];
  return { by: SORTED_BY[name], descending };
}
