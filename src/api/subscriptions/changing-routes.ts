import type { Send } from '../../alerts/channels/channel.ts';
import type { Words } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import { recordedSchema } from '../commands/answers.ts';
import { COMMAND_PROBLEMS, exampleFor, SENT_HEADERS } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import { changing, resuming } from './changing.ts';
import { emptyBody, resumeBody, subscriptionParams, testedSchema } from './contract.ts';
import { testing } from './testing.ts';

const STREAM = 'subscription-erp_1000';

/** Subscriptions are paused, resumed, removed, and tried out. */
export function changingRoutes(api: Api, send: Send): readonly Route[] {
  return [pauseRoute(api), resumeRoute(api), removeRoute(api), testRoute(api, send)];
}

function pauseRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions/:id/pause',
    name: 'pauseSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['暂停订阅', 'Pause a subscription'],
    ...parts('SubscriptionPaused'),
    body: empty(),
    handle: changing(api, 'PauseSubscription', { why: 'asked' }),
  };
}

function resumeRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions/:id/resume',
    name: 'resumeSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['恢复订阅', 'Resume a subscription'],
    about: [
      '不写位置：从暂停时起，不漏一条。写了位置：其后的全部通知一遍，发过的以原编号再发。',
      'Without a position it goes on from the pause and misses nothing. With one, everything ' +
        'behind it is told, and what was sent before is sent again under its own id.',
    ],
    ...parts('SubscriptionResumed'),
    body: {
      schema: resumeBody,
      isOptional: true,
      judgedBy: 'route',
      examples: { position: { value: { fromPosition: 4_711 } } },
    },
    handle: resuming(api),
  };
}

function removeRoute(api: Api): Route {
  return {
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    name: 'removeSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['删除订阅', 'Remove a subscription'],
    ...parts('SubscriptionRemoved'),
    handle: changing(api, 'RemoveSubscription', {}),
  };
}

function testRoute(api: Api, send: Send): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions/:id/test',
    name: 'testSubscription',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['试发一条', 'Send a test message'],
    about: [
      '发一条 type 为 test 的通知，签名与其他通知相同，并给出对方的回答。',
      'Sends one message of type test, signed like all others, and answers what the receiver did.',
    ],
    params: subscriptionParams,
    body: empty(),
    answers: {
      200: {
        about: ['对方的回答', 'What the receiver answered'],
        schema: testedSchema,
        example: { taken: true, ms: 84, status: 204, answer: '' },
      },
    },
    handle: testing(api, send),
  };
}

const RECORDED: Words = [
  '已记录；没有变化时 facts 为空',
  'Recorded; facts is empty where nothing is new.',
];

function parts(fact: string): Pick<Route, 'params' | 'headers' | 'answers' | 'problems'> {
  const example = exampleFor(STREAM, fact, 2);
  return {
    params: subscriptionParams,
    headers: SENT_HEADERS,
    answers: { 200: { about: RECORDED, schema: recordedSchema, example } },
    problems: COMMAND_PROBLEMS,
  };
}

function empty(): NonNullable<Route['body']> {
  const examples = { nothing: { value: {} } };
  return { schema: emptyBody, isOptional: true, judgedBy: 'route', examples };
}
