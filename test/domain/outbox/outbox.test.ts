import { describe, expect, it } from 'vitest';
import type { OutboxCommand } from '../../../src/domain/outbox/commands.ts';
import { firstDue, outbox } from '../../../src/domain/outbox/decider.ts';
import { outboxIdOf, outboxParts } from '../../../src/domain/outbox/id.ts';
import { scene, type Telling } from '../../support/given.ts';

const { given, worldAfter } = scene(outbox, 'erp_1000-shipment-OML660001');
const uuid = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
const FIRST = uuid(1);

type DataOf<K extends OutboxCommand['type']> = Extract<OutboxCommand, { type: K }>['data'];

const planned = (n: number): DataOf<'PlanNotification'> => ({
  notification: uuid(n),
  event: 'shipment.departed',
  fact: uuid(100 + n),
  factType: 'ShipmentDeparted',
  version: n,
  position: n,
});
const plan = (n: number, resume?: string): Telling<OutboxCommand> => ({
  command: { type: 'PlanNotification', data: { ...planned(n), ...(resume && { resume }) } },
});
const sent = (notification: string, attempt: number): Telling<OutboxCommand> => ({
  command: { type: 'RecordSent', data: { notification, attempt, status: 204, ms: 7 } },
});
const NEXT = '2026-03-02T00:00:05.000Z';
const failed = (notification: string, attempt: number): Telling<OutboxCommand> => ({
  command: {
    type: 'RecordSendingFailed',
    data: { notification, attempt, why: 'not-reachable', ms: 7, next: NEXT },
  },
});
const givenUp = (notification: string, attempt: number): Telling<OutboxCommand> => ({
  command: {
    type: 'GiveUpSending',
    data: { notification, attempt, why: 'http-refused', status: 400, ms: 7 },
  },
});
const replay = (notification: string): Telling<OutboxCommand> => ({
  command: { type: 'ReplayNotification', data: { notification } },
});
const due = (...tellings: readonly Telling<OutboxCommand>[]) =>
  firstDue(worldAfter(...tellings).state)?.notification;

describe('the id of an outbox', () => {
  it.each([
    ['ERP_1-shipment-oml-660001', 'erp_1-shipment-OML660001'],
    ['erp_1-order-SAP-1000:0080', 'erp_1-order-SAP-1000:0080'],
  ])('is that of a subscription and a subject: %s', (text, id) => {
    expect(outboxIdOf(text)).toBe(id);
  });

  it('says its parts', () => {
    expect(outboxParts('erp_1-shipment-OML660001')).toEqual({
      subscription: 'erp_1',
      category: 'shipment',
      id: 'OML660001',
    });
  });

  it.each(['erp_1', 'erp_1-trip-T-1', 'erp_1-shipment-!', '-shipment-OML660001', 'e-order-x'])(
    'is never %s',
    (text) => {
      expect(outboxIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
    },
  );
});

describe('a notification', () => {
  it('is planned once', () => {
    given()
      .when(plan(1))
      .records({ type: 'NotificationPlanned', data: planned(1) });
    given(plan(1)).when(plan(1)).recordsNothing();
    given(plan(1), sent(FIRST, 1)).when(plan(1)).recordsNothing();
  });

  it('goes before those that were planned after it, until it is over', () => {
    expect(due(plan(1), plan(2))).toBe(FIRST);
    expect(due(plan(1), plan(2), failed(FIRST, 1))).toBe(FIRST);
    expect(due(plan(1), plan(2), failed(FIRST, 1), sent(FIRST, 2))).toBe(uuid(2));
    expect(due(plan(1), plan(2), givenUp(FIRST, 1))).toBe(uuid(2));
    expect(due(plan(1), sent(FIRST, 1))).toBeUndefined();
  });

  it('is not tried before its time', () => {
    const { state } = worldAfter(plan(1), failed(FIRST, 1));
    expect(firstDue(state)).toMatchObject({ attempts: 1, tries: 1, next: NEXT });
  });

  it('has every try told once, whoever tells it', () => {
    given(plan(1), failed(FIRST, 1)).when(sent(FIRST, 1)).recordsNothing();
    given(plan(1), failed(FIRST, 1)).when(failed(FIRST, 1)).recordsNothing();
    given(plan(1), failed(FIRST, 1)).when(givenUp(FIRST, 2)).records('NotificationDead');
    given(plan(1), sent(FIRST, 1)).when(givenUp(FIRST, 2)).recordsNothing();
  });

  it('is sent again when somebody asks for it, and its tries are counted anew', () => {
    given(plan(1)).when(replay(FIRST)).recordsNothing();
    given(plan(1), givenUp(FIRST, 1))
      .when(replay(FIRST))
      .records({ type: 'NotificationReplayed', data: { notification: FIRST } });
    const { state } = worldAfter(plan(1), failed(FIRST, 1), sent(FIRST, 2), replay(FIRST));
    expect(firstDue(state)).toMatchObject({ attempts: 2, tries: 0, next: undefined });
  });

  it('is sent again when its subscription is taken back to before its fact', () => {
    const resume = uuid(900);
    given(plan(1), sent(FIRST, 1))
      .when(plan(1, resume))
      .records({ type: 'NotificationReplayed', data: { notification: FIRST, resume } });
    given(plan(1)).when(plan(1, resume)).recordsNothing();
    given()
      .when(plan(1, resume))
      .records({ type: 'NotificationPlanned', data: planned(1) });
  });

  it('that was never planned cannot be told of', () => {
    for (const telling of [sent(FIRST, 1), failed(FIRST, 1), givenUp(FIRST, 1), replay(FIRST)]) {
      given(plan(2)).when(telling).refuses('notification-must-be-planned', { notification: FIRST });
    }
  });
});

it('an outbox is for nobody who is confined: it does not know where its subject belongs', () => {
  expect(outbox.territory?.(outbox.initial)).toEqual({ divisions: [], projects: [], sites: [] });
});
