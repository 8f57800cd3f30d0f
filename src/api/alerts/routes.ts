import { ALERT_RULES } from '../../domain/alert/rules.ts';
import type { Api } from '../api.ts';
import { recordedSchema } from '../commands/answers.ts';
import { COMMAND_PROBLEMS, exampleFor, refusedBy, SENT_HEADERS } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import {
  type AlertAnswer,
  acknowledgeBody,
  alertParams,
  alertQuery,
  alertSchema,
  alertsQuery,
  alertsSchema,
} from './contract.ts';
import { acknowledging, listing, readingOne } from './handling.ts';

const ID = 'report-with-deviations:shipment-PS1ECGE61HZNBFG';
const EXAMPLE: AlertAnswer = {
  alert: ID,
  state: 'open',
  rule: 'report-with-deviations',
  subject: 'shipment-PS1ECGE61HZNBFG',
  severity: 'warning',
  text: '发运单 PS1E-CGE6-1HZN-BFG 有 1 条报告不合规则，最近一条“已离仓”：发运单已冻结',
  params: {
    shipment: 'PS1E-CGE6-1HZN-BFG',
    count: 1,
    fact: 'ShipmentDeparted',
    rules: ['shipment-must-not-be-held'],
  },
  occurrence: 1,
  found: '23',
  division: '1000',
  site: 'SZ-01',
  raisedAt: '2026-03-06T10:04:05.000Z',
};

/** What the rules of the watcher have found. */
export function alertRoutes(api: Api): readonly Route[] {
  return refusedBy([listRoute(api), oneRoute(api), acknowledgeRoute(api)], ALERT_RULES);
}

function listRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/alerts',
    name: 'listAlerts',
    topic: 'alerts',
    action: 'read:alerts',
    summary: ['告警列表', 'List alerts'],
    about: [
      '新的在前，可按状态、规则、对象筛选；范围以外的不列。',
      'The newest first, by state, rule and subject; none outside the scope of the key.',
    ],
    query: alertsQuery,
    answers: {
      200: {
        about: ['一页告警', 'A page of alerts'],
        schema: alertsSchema,
        example: { alerts: [EXAMPLE] },
      },
    },
    handle: listing(api),
  };
}

function oneRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/alerts/:id',
    name: 'getAlert',
    topic: 'alerts',
    action: 'read:alerts',
    summary: ['一条告警', 'One alert'],
    params: alertParams,
    query: alertQuery,
    answers: {
      200: { about: ['告警', 'The alert'], schema: alertSchema, example: EXAMPLE },
    },
    handle: readingOne(api),
  };
}

function acknowledgeRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/alerts/:id/acknowledge',
    name: 'acknowledgeAlert',
    topic: 'alerts',
    action: 'alert:handle',
    summary: ['确认告警', 'Acknowledge an alert'],
    about: [
      '表示有人在处理；情况消除时告警自行解除。已解除的不能确认。',
      'Says that somebody sees to it; it is cleared by itself when what it tells of is over. One ' +
        'that is cleared cannot be acknowledged.',
    ],
    params: alertParams,
    headers: SENT_HEADERS,
    body: {
      schema: acknowledgeBody,
      isOptional: true,
      judgedBy: 'route',
      examples: { note: { value: { note: '已联系司机' } } },
    },
    answers: {
      200: {
        about: ['已记录；已确认过的，facts 为空', 'Recorded; facts is empty where it was before.'],
        schema: recordedSchema,
        example: exampleFor(`alert-${ID}`, 'AlertAcknowledged', 2),
      },
    },
    problems: COMMAND_PROBLEMS,
    handle: acknowledging(api),
  };
}
