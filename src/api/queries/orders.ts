import { z } from 'zod';
import { createReach, isUnconfined, type Reach } from '../../access/scope.ts';
import { orderIdOf, streamOf } from '../../domain/ids.ts';
import { code } from '../../domain/words.ts';
import { type BoardCard, board } from '../../projections/board.ts';
import { type OrderRecord, orders } from '../../projections/orders.ts';
import type { Where } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';
import { withPersonal } from '../personal.ts';
import type { Answered, Asked, Route } from '../route.ts';
import * as contract from './contract/orders.ts';
import { orderAnswer, orderRowAnswer } from './order-answer.ts';
import * as reading from './reading.ts';
import { isDriver, withinScope } from './scoping.ts';
import { shipmentWhere } from './shipment-filter.ts';

const SHIPMENTS_MAX = 200;
const SCOPED_BY = {
  divisions: { field: 'division' },
  projects: { field: 'project' },
  sites: { field: 'sites', isList: true },
} as const;

const listQuery = z.strictObject({
  customer: code.optional(),
  project: code.optional(),
  division: code.optional(),
  number: code.optional(),
  site: code.optional(),
  shipment: code.optional(),
  sort: z.enum(['order', '-order', 'receivedAt', '-receivedAt']).default('order'),
  ...reading.pageFields,
});

const pageQuery = z.strictObject(reading.minPositionField);

export function orderRoutes(api: Api): readonly Route[] {
  const reach = createReach(api.states, api.aggregates);
  const common = { method: 'GET', topic: 'orders', action: 'read:operations' } as const;
  return [
    {
      ...common,
      path: '/v1/orders',
      name: 'listOrders',
      summary: ['查询订单', 'List orders'],
      query: listQuery,
      answers: { 200: { about: ['一页订单', 'A page of orders'], schema: contract.orderList } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => list(api, asked),
    },
    {
      ...common,
      path: '/v1/orders/:id',
      name: 'getOrder',
      summary: ['查看订单', 'Read an order'],
      about: [
        '含发运单、数量去向及拆分原因；编号形如 SAP-800:4500217000。',
        'With its shipments, where its quantities are, and why it was divided as it is. Its id ' +
          'is source and number: SAP-800:4500217000.',
      ],
      params: z.strictObject({ id: z.string() }),
      query: pageQuery,
      answers: { 200: { about: ['订单', 'The order'], schema: contract.orderPage } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => page(api, reach, asked),
    },
  ];
}

async function list(api: Api, asked: Asked): Promise<Answered> {
  const query = reading.queryOf(listQuery, asked);
  const { sort, customer, project, division, number, site, shipment } = query;
  const { documents, through } = await reading.readModel<OrderRecord>(api, orders, asked);
  const wanted: Where = {
    ...(customer !== undefined && { customer }),
    ...(project !== undefined && { project }),
    ...(division !== undefined && { division }),
    ...(number !== undefined && { number }),
    ...(site !== undefined && { sites: { has: site } }),
    ...(shipment !== undefined && { shipments: { has: shipment } }),
  };
  const { principal } = asked;
  const where = isDriver(principal) ? undefined : withinScope(principal, SCOPED_BY, wanted);
  const by = sort.endsWith('order') ? 'id' : 'receivedAt';
  const found = where
    ? await documents.find({
        where,
        sort: { by, descending: sort.startsWith('-') },
        ...reading.pageOf(query),
      })
    : { docs: [] };
  const items = found.docs.map(orderRowAnswer);
  const body = { items, ...reading.withCursor(found) };
  return { status: 200, body, headers: reading.at(through) };
}

async function page(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { principal, params, locale } = asked;
  const id = orderIdOf(params.id ?? '');
  if (typeof id !== 'string') throw reading.unknownSubject();
  const stream = streamOf('order', id);
  if (!(await reach.sees(principal, stream))) throw reading.unknownSubject();
  const { documents, through } = await reading.readModel<OrderRecord>(api, orders, asked);
  const found = await documents.get(id);
  if (!found) throw reading.unknownSubject();
  const answer = orderAnswer(found.doc, {
    cards: await cardsOf(api, id, asked),
    isWhole: isUnconfined(principal.scope),
    locale,
    nowMs: api.now(),
  });
  const body = await withPersonal(api, asked, { route: 'getOrder', streams: [stream] }, answer);
  const headers = { ...reading.at(through), etag: reading.etagOf(found.doc.version) };
  return { status: 200, body, headers };
}

/** Shipments of the order within the asker's scope. */
async function cardsOf(api: Api, order: string, asked: Asked) {
  const { documents } = await reading.readModel<BoardCard>(api, board, asked);
  const where = await shipmentWhere(api, documents, { order }, asked);
  if (!where) return [];
  const { docs } = await documents.find({ where, limit: SHIPMENTS_MAX });
  return docs;
}
