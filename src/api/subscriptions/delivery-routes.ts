import type { Api } from '../api.ts';
import { recordedSchema } from '../commands/answers.ts';
import { COMMAND_PROBLEMS, exampleFor, SENT_HEADERS } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import {
  type DeliveryAnswer,
  deliveriesQuery,
  deliveriesSchema,
  deliveryParams,
  emptyBody,
  replayedSchema,
  subscriptionParams,
} from './contract.ts';
import { listingDeliveries, replayingDead, replayingOne } from './deliveries.ts';

const OUTBOX = 'outbox-erp_1000-shipment-PS1ECGE61HZNBFG';
const EXAMPLE: DeliveryAnswer = {
  subject: 'shipment-PS1ECGE61HZNBFG',
  notification: '5d2b7c1e-9f30-8a44-b6d1-7e8f90a1b2c3',
  event: 'shipment.departed',
  fact: '0c8f3f5e-6a7b-8d1c-9e2f-5b4a3c2d1e0f',
  factType: 'ShipmentDeparted',
  position: 4_711,
  standing: 'sent',
  plannedAt: '2026-03-06T10:04:05.120Z',
  attempts: 1,
  triedAt: '2026-03-06T10:04:05.480Z',
  status: 204,
  ms: 84,
};

/** What was sent, what failed, and what is sent again. */
export function deliveryRoutes(api: Api): readonly Route[] {
  return [logRoute(api), replayOneRoute(api), replayDeadRoute(api)];
}

function logRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/subscriptions/:id/deliveries',
    name: 'listDeliveries',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['发送记录', 'The delivery log'],
    about: [
      '按对象排列，最近有通知的对象在前；limit 数的是对象。standing：due 待发，sent 已送达，dead 已放弃。',
      'By subject, those told of last first; limit counts subjects. Standing: due to be sent, ' +
        'sent, or dead, which is given up.',
    ],
    params: subscriptionParams,
    query: deliveriesQuery,
    answers: {
      200: {
        about: ['一页发送记录', 'A page of the log'],
        schema: deliveriesSchema,
        example: { deliveries: [EXAMPLE] },
      },
    },
    handle: listingDeliveries(api),
  };
}

function replayOneRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions/:id/deliveries/:delivery/replay',
    name: 'replayDelivery',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['重发一条', 'Send one again'],
    about: [
      '以原编号再发，无论已送达还是已放弃；delivery 是通知的编号。',
      'Under its own id, whether it was sent or given up; delivery is the id of the notification.',
    ],
    params: deliveryParams,
    headers: SENT_HEADERS,
    body: { schema: emptyBody, isOptional: true, judgedBy: 'route', examples: NOTHING },
    answers: {
      200: {
        about: [
          '将重发；还未发出的，facts 为空',
          'Sent again; facts is empty where it is due still.',
        ],
        schema: recordedSchema,
        example: exampleFor(OUTBOX, 'NotificationReplayed', 3),
      },
    },
    problems: COMMAND_PROBLEMS,
    handle: replayingOne(api),
  };
}

function replayDeadRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/subscriptions/:id/deliveries/replay',
    name: 'replayDeadDeliveries',
    topic: 'subscriptions',
    action: 'subscription:manage',
    summary: ['重发全部已放弃的', 'Send again all that were given up'],
    params: subscriptionParams,
    body: { schema: emptyBody, isOptional: true, judgedBy: 'route', examples: NOTHING },
    answers: {
      200: {
        about: ['重发了多少，是否还有', 'How many are sent again, and whether there are more'],
        schema: replayedSchema,
        example: { replayed: 12, more: false },
      },
    },
    problems: COMMAND_PROBLEMS,
    handle: replayingDead(api),
  };
}

const NOTHING = { nothing: { value: {} } };
