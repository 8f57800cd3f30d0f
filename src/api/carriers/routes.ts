import { z } from 'zod';
import { isUnconfined } from '../../access/scope.ts';
import { code } from '../../domain/words.ts';
import { type UnmatchedWaybill, unmatched } from '../../projections/unmatched.ts';
import type { Api } from '../api.ts';
import { at, pageFields, pageOf, queryOf, readModel, withCursor } from '../queries/reading.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { pushAnswerSchema, pushSchema, unmatchedPageSchema } from './contract.ts';
import { takingPushes } from './pushing.ts';

/** What carriers tell, and what of it nobody could be told yet. */
export function carrierRoutes(api: Api): readonly Route[] {
  return [pushRoute(api), listRoute(api)];
}

const COLLECTED = {
  waybill: 'SF1490022718',
  code: '50',
  at: '2026-03-05T18:20:00+08:00',
  place: '苏州工业园',
  text: '顺丰速运 已收取快件',
};

function pushRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/carrier-events/:carrier',
    name: 'pushCarrierEvents',
    topic: 'carriers',
    action: 'carrier:push',
    summary: ['承运商推送', 'Push carrier events'],
    about: [
      '一条消息或整段历史（最多 1,000 条），按运单号归到发运单；同一运单、时刻、编码只记一次，' +
        '重推不会重复。编码按承运商档案的对照表换成统一状态，表里没有的记为 unknown，原码原话照留。' +
        '运单号还没有发运单的先存放，有了再转告。逐条答复。',
      'One event or whole histories (up to 1,000), brought to shipments by their waybills; a ' +
        'waybill, instant and code are recorded once, however often they are pushed. Codes are ' +
        'read by the carrier’s status map; one that it does not list is recorded as unknown, with ' +
        'the carrier’s own code and words. Events of unknown waybills are kept and told on later. ' +
        'Answered event by event.',
    ],
    params: z.strictObject({ carrier: code }),
    body: {
      schema: pushSchema,
      judgedBy: 'handler',
      examples: {
        history: {
          summary: ['整段历史', 'A whole history'],
          value: {
            events: [
              COLLECTED,
              { ...COLLECTED, code: '80', at: '2026-03-07T10:02:00+08:00', text: '已签收' },
            ],
          },
        },
        event: { summary: ['一条消息', 'One event'], value: COLLECTED },
      },
    },
    answers: {
      200: {
        about: ['每条的结果', 'What became of every event'],
        schema: pushAnswerSchema,
        example: {
          carrier: 'SF',
          recorded: 1,
          repeated: 0,
          unmatched: 0,
          refused: 0,
          events: [
            {
              index: 0,
              waybill: COLLECTED.waybill,
              code: COLLECTED.code,
              at: COLLECTED.at,
              status: 'collected',
              state: 'recorded',
              shipment: 'PS1ECGE61HZNBFG',
              position: 4711,
            },
          ],
        },
      },
    },
    handle: takingPushes(api),
  };
}

const listQuery = z.strictObject({
  state: z.enum(['unmatched', 'matched']).default('unmatched'),
  carrier: code.optional(),
  waybill: code.optional(),
  ...pageFields,
});

function listRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/carrier-events',
    name: 'listCarrierEvents',
    topic: 'carriers',
    action: 'read:operations',
    summary: ['待认领的承运商消息', 'List unmatched carrier events'],
    about: [
      '没有发运单认领的运单号和承运商报来的消息，先到的在前；受范围限制的人看不到，因为它们还不属于任何范围。',
      'Waybills that are of no shipment, with what their carriers told, the oldest first. Whoever ' +
        'is confined to a scope sees none: they belong to no scope yet.',
    ],
    query: listQuery,
    answers: {
      200: {
        about: ['一页运单号', 'A page of waybills'],
        schema: unmatchedPageSchema,
        example: {
          waybills: [
            {
              carrier: 'SF',
              waybill: COLLECTED.waybill,
              state: 'unmatched',
              count: 1,
              open: 1,
              since: '2026-03-05T10:20:03.412Z',
              events: [
                {
                  id: '0c8f3f5e-6a7b-8d1c-9e2f-5b4a3c2d1e0f',
                  at: '2026-03-05T10:20:00.000Z',
                  status: 'collected',
                  code: '50',
                  raw: '顺丰速运 已收取快件 @ 苏州工业园',
                },
              ],
            },
          ],
        },
      },
    },
    handle: (asked) => list(api, asked),
  };
}

async function list(api: Api, asked: Asked): Promise<Answered> {
  const { state, carrier, waybill, ...paging } = queryOf(listQuery, asked);
  const { documents, through } = await readModel<UnmatchedWaybill>(api, unmatched, asked);
  const headers = at(through);
  const { role, scope } = asked.principal;
  const seesAny = role !== 'driver' && isUnconfined(scope);
  if (!seesAny) return { status: 200, body: { waybills: [] }, headers };
  const where = {
    state,
    ...(carrier !== undefined && { carrier }),
    ...(waybill !== undefined && { waybill }),
  };
  const found = await documents.find({ where, sort: { by: 'since' }, ...pageOf(paging) });
  const waybills = found.docs.map(({ doc }) => doc);
  return { status: 200, body: { waybills, ...withCursor(found) }, headers };
}
