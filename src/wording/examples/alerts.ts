import type { alertCommands } from '../../domain/alert/commands.ts';
import type { outboxCommands } from '../../domain/outbox/commands.ts';
import type { subscriptionCommands } from '../../domain/subscription/commands.ts';
import type { Inputs } from './inputs.ts';

/** An ERP is told of what becomes of its orders and shipments. */
export const subscriptionExamples = {
  PutSubscription: {
    url: 'https://erp.example.com/lading',
    events: ['order.planned', 'shipment.departed', 'shipment.delivered'],
    scope: { divisions: ['1000'] },
    description: 'SAP 1000',
    secret: 'subject:3b1f0c9d8e7a6b5c4d3e2f1a0b9c8d7e',
  },
  PauseSubscription: { why: 'asked' },
  ResumeSubscription: { fromPosition: 48_210 },
  RemoveSubscription: {},
} satisfies Inputs<typeof subscriptionCommands>;

const notification = '5d2b7c1e-9f30-8a44-b6d1-7e8f90a1b2c3';

/** It is told that a shipment has left, at the second try. */
export const outboxExamples = {
  PlanNotification: {
    notification,
    event: 'shipment.departed',
    fact: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
    factType: 'ShipmentDeparted',
    version: 23,
    position: 48_211,
  },
  RecordSent: { notification, attempt: 2, status: 204, ms: 84 },
  RecordSendingFailed: {
    notification,
    attempt: 1,
    why: 'http-error',
    status: 503,
    ms: 112,
    next: '2026-03-06T10:04:05.000Z',
  },
  GiveUpSending: { notification, attempt: 1, why: 'http-refused', status: 400, ms: 95 },
  ReplayNotification: { notification },
} satisfies Inputs<typeof outboxCommands>;

/** A driver has loaded what should not have been on the trip. */
export const alertExamples = {
  RaiseAlert: {
    rule: 'report-with-deviations',
    subject: 'shipment-PS1ECGE61HZNBFG',
    found: '23',
    severity: 'warning',
    params: {
      shipment: 'PS1E-CGE6-1HZN-BFG',
      count: 1,
      fact: 'ShipmentDeparted',
      rules: ['shipment-must-not-be-held'],
    },
    division: '1000',
    site: 'SZ-01',
  },
  AcknowledgeAlert: { note: '已联系司机' },
  ClearAlert: { why: 'condition-ended' },
} satisfies Inputs<typeof alertCommands>;
