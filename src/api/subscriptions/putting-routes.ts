import type { Api } from '../api.ts';
import { COMMAND_PROBLEMS, exampleFor, SENT_HEADERS } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import {
  listQuery,
  oneQuery,
  type PutBody,
  putAnswer,
  putBody,
  subscriptionParams,
  subscriptionSchema,
  subscriptionsSchema,
} from './contract.ts';
import { making, type PuttingPorts, putting } from './putting.ts';
import { listing, readingOne } from './reading.ts';

const BODY: PutBody = {
  url: 'https://erp.example.com/lading',
  events: ['order.planned', 'shipment.departed', 'shipment.delivered'],
  scope: { divisions: ['1000'] },
  description: 'SAP 1000',
};
const SHOWN = {
  subscription: 'erp_1000',
  standing: 'active',
  ...BODY,
  changedAt: '2026-03-06T10:04:05.000Z',
  madeAt: '2026-03-06T10:04:05.000Z',
} as const;
const PUT_EXAMPLE = {
  ...exampleFor('subscription-erp_1000', 'SubscriptionPut', 1),
  subscription: 'erp_1000',
};
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw5rJ0kS4kQ2c=';

const PUT_ABOUT = [
  '只能通知到自己范围以内的对象；不写范围即为自己的范围。签名密钥可自带（whsec_），不带则生成，' +
    '只在这一次答复里给出；newSecret 换一个新的，旧的还签 24 小时。',
  'It tells only of what is inside the scope of the key that makes it. The signing secret can be ' +
    'brought (whsec_…) or is made, and is shown in this answer alone; newSecret makes another ' +
    'one, beside which the old one still signs for 24 hours.',
] as const;

/** Subscriptions are listed, read, made and changed. */
export function puttingRoutes(api: Api, ports: PuttingPorts): readonly Route[] {
  return [listRoute(api), makeRoute(api, ports), oneRoute(api), putRoute(api, ports)];
}

function listRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/subscriptions',
    name: 'listSubscriptions',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['订阅列表', 'List subscriptions'],
    query: listQuery,
    answers: {
      200: {
        about: ['一页订阅', 'A page of subscriptions'],
        schema: subscriptionsSchema,
        example: { subscriptions: [SHOWN] },
      },
    },
    handle: listing(api),
  };
}

function oneRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/subscriptions/:id',
    name: 'getSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['一个订阅', 'One subscription'],
    params: subscriptionParams,
    query: oneQuery,
    answers: {
      200: { about: ['订阅', 'The subscription'], schema: subscriptionSchema, example: SHOWN },
    },
    handle: readingOne(api),
  };
}

function makeRoute(api: Api, ports: PuttingPorts): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions',
    name: 'makeSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['新建订阅', 'Make a subscription'],
    about: PUT_ABOUT,
    ...putParts('subscription-erp_1000'),
    handle: making(api, ports),
  };
}

function putRoute(api: Api, ports: PuttingPorts): Route {
  return {
    method: 'PUT',
    path: '/v1/subscriptions/:id',
    name: 'putSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['新建或修改订阅', 'Make or change a subscription'],
    about: PUT_ABOUT,
    params: subscriptionParams,
    ...putParts('subscription-erp_1000'),
    handle: putting(api, ports),
  };
}

function putParts(stream: string): Pick<Route, 'headers' | 'body' | 'answers' | 'problems'> {
  return {
    headers: SENT_HEADERS,
    body: { schema: putBody, judgedBy: 'route', examples: { erp: { value: BODY } } },
    answers: {
      200: {
        about: ['已记录；没有变化时 facts 为空', 'Recorded; facts is empty where nothing is new.'],
        schema: putAnswer,
        example: { ...PUT_EXAMPLE, ...exampleFor(stream, 'SubscriptionPut', 2) },
      },
      201: {
        about: ['已新建', 'It was made.'],
        schema: putAnswer,
        example: { ...PUT_EXAMPLE, secret: SECRET },
      },
    },
    problems: COMMAND_PROBLEMS,
  };
}
