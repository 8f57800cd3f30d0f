import { describe, expect, it } from 'vitest';
import type { Sending } from '../../src/alerts/channels/channel.ts';
import { Outbox } from '../../src/alerts/outbox.ts';
import { NotRecorded } from '../../src/ledger/ledger.ts';
import { upToDeparted, upToPacked } from '../support/controls.ts';
import { answered, type Got, newDesks, STREAM } from './desk.ts';

const held = newDesks();
const OUTBOX = `outbox-erp-${STREAM}`;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Somebody is told of some shipments, all that follows is planned, nothing is sent yet. */
async function waiting(shipments: readonly string[] = ['OML660001']) {
  const { desk } = held;
  await desk.subscribe('erp');
  for (const shipment of shipments) await desk.ship(upToDeparted, shipment);
  const alerts = desk.startAlerts();
  await desk.settle(alerts);
  return { desk, alerts, outbox: desk.outbox() };
}

const events = (got: readonly Got[]) => got.map(({ body }) => body.type);

describe('what is due', () => {
  it('is sent in the order of its subject, and recorded', async () => {
    const { desk, outbox } = await waiting();
    await desk.sendAll(outbox);
    expect(events(desk.got)).toEqual(['shipment.packed', 'shipment.departed']);
    const facts = (await desk.facts(OUTBOX)).filter(({ type }) => type === 'NotificationSent');
    expect(facts.map(({ data }) => data)).toEqual(
      desk.got.map(({ id: notification }) => ({ notification, attempt: 1, status: 204, ms: 1 })),
    );
    await desk.sendAll(outbox);
    expect(desk.got).toHaveLength(2);
  });

  it('says what happened to which shipment, and names nobody', async () => {
    const { desk, outbox } = await waiting();
    await desk.sendAll(outbox);
    const fact = (await desk.facts(STREAM)).find(({ type }) => type === 'ShipmentDeparted');
    expect(desk.got.at(-1)).toMatchObject({
      url: 'https://erp.example/',
      body: {
        type: 'shipment.departed',
        timestamp: fact?.meta.occurredAt,
        data: {
          event: 'shipment.departed',
          shipment: 'OML660001',
          position: fact?.position,
          stage: 'in-transit',
          fact: { id: fact?.id, type: 'ShipmentDeparted', version: fact?.version },
          head: { party: 'SITE-METRO-7', site: 'SH-JIADING', orders: ['ERP-800:4500217000'] },
        },
      },
    });
    expect(JSON.stringify(desk.got)).not.toMatch(/subject:|person:/);
  });

  it('is tried again after longer and longer waits, always under the same id', async () => {
    const { desk, outbox } = await waiting();
    desk.receiver.answers = () => answered(503);
    await desk.sendAll(outbox);
    const waits = [5, 30, 120, 600, 3_600, 7_200, 14_400, 28_800, 28_800];
    for (const seconds of waits) {
      desk.clock.nowMs += seconds * SECOND_MS - 1;
      await desk.sendAll(outbox);
      desk.clock.nowMs += 1;
      await desk.sendAll(outbox);
    }
    const first = desk.got.filter(({ body }) => body.type === 'shipment.packed');
    expect(first).toHaveLength(10);
    expect(new Set(first.map(({ id }) => id)).size).toBe(1);
    expect(new Set(first.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((first.at(-1)?.atMs ?? 0) - (first[0]?.atMs ?? 0)).toBeLessThan(DAY_MS);
    expect(await desk.types(OUTBOX)).toContain('NotificationDead');
    expect(events(desk.got).at(-1)).toBe('shipment.departed');
  });

  it('waits behind what fails of its own subject, and of no other', async () => {
    const { desk, outbox } = await waiting(['OML660001', 'OML660002']);
    desk.receiver.answers = ({ body }) => answered(body.data.shipment === 'OML660001' ? 500 : 200);
    await desk.sendAll(outbox);
    expect(desk.got.map(({ body }) => `${body.data.shipment} ${body.type}`).sort()).toEqual([
      'OML660001 shipment.packed',
      'OML660002 shipment.departed',
      'OML660002 shipment.packed',
    ]);
  });

  it.each([400, 401, 404, 413, 422])('is given up at once when %d is answered', async (status) => {
    const { desk, outbox } = await waiting();
    desk.receiver.answers = ({ body }) => answered(body.type === 'shipment.packed' ? status : 200);
    await desk.sendAll(outbox);
    expect(events(desk.got)).toEqual(['shipment.packed', 'shipment.departed']);
    expect(await desk.types(OUTBOX)).toContain('NotificationDead');
  });

  it.each([
    ['408 is answered', answered(408)],
    ['409 is answered', answered(409)],
    ['425 is answered', answered(425)],
    ['429 is answered', answered(429)],
    ['a redirect is answered', answered(302)],
    ['nobody is there', { kind: 'failed', why: 'not-reachable', ms: 1 }],
    ['no answer comes', { kind: 'failed', why: 'not-answered-in-time', ms: 1 }],
  ] as const)('is tried again when %s', async (_, sending: Sending) => {
    const { desk, outbox } = await waiting();
    desk.receiver.answers = () => sending;
    await desk.sendAll(outbox);
    desk.receiver.answers = () => answered(200);
    desk.clock.nowMs += 5 * SECOND_MS;
    await desk.sendAll(outbox);
    expect(events(desk.got)).toEqual(['shipment.packed', 'shipment.packed', 'shipment.departed']);
  });

  it('waits as long as the receiver asks for, up to an hour', async () => {
    const { desk, outbox } = await waiting();
    const busy = { ...answered(429), retryAfterMs: 60 * SECOND_MS };
    desk.receiver.answers = () => busy;
    await desk.sendAll(outbox);
    desk.clock.nowMs += 59 * SECOND_MS;
    await desk.sendAll(outbox);
    expect(desk.got).toHaveLength(1);
    desk.receiver.answers = () => ({ ...busy, retryAfterMs: DAY_MS });
    desk.clock.nowMs += SECOND_MS;
    await desk.sendAll(outbox);
    desk.clock.nowMs += HOUR_MS;
    await desk.sendAll(outbox);
    expect(desk.got).toHaveLength(3);
  });

  it('is never under way for more than eight subjects of a target at the same time', async () => {
    const shipments = Array.from({ length: 20 }, (_, at) => `OML6600${10 + at}`);
    const { desk, outbox } = await waiting(shipments);
    let [underWay, most] = [0, 0];
    desk.receiver.answers = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return answered(200);
    };
    await desk.sendAll(outbox);
    expect(desk.got).toHaveLength(40);
    expect(most).toBe(8);
  });
});

describe('a try that the ledger cannot be told of', () => {
  it('is not repeated at once, whoever looks how often', async () => {
    const { desk } = await waiting();
    let isFull = true;
    const options = desk.options();
    const execute: typeof options.execute = async (command) => {
      if (isFull) throw new NotRecorded('the disk is full');
      return options.execute(command);
    };
    const outbox = new Outbox({ ...options, execute });
    for (let looks = 0; looks < 5; looks += 1) await desk.sendAll(outbox);
    expect(desk.got).toHaveLength(1);
    expect(desk.troubles).toMatchObject([{ name: 'NotRecorded' }]);
    isFull = false;
    desk.clock.nowMs += 60 * SECOND_MS;
    await desk.sendAll(outbox);
    expect(events(desk.got)).toEqual(['shipment.packed', 'shipment.packed', 'shipment.departed']);
  });
});

describe('a subscription', () => {
  it('is paused by a receiver that says it is gone, and goes on where it was', async () => {
    const { desk, outbox } = await waiting();
    desk.receiver.answers = () => answered(410);
    await desk.sendAll(outbox);
    expect(await desk.types('subscription-erp')).toEqual(['SubscriptionPut', 'SubscriptionPaused']);
    expect(desk.got).toHaveLength(1);
    desk.receiver.answers = () => answered(200);
    await desk.about('erp', 'ResumeSubscription');
    desk.clock.nowMs += 5 * SECOND_MS;
    await desk.sendAll(outbox);
    expect(events(desk.got).slice(1)).toEqual(['shipment.packed', 'shipment.departed']);
  });

  it('that is paused or removed gets nothing', async () => {
    const { desk, outbox } = await waiting();
    await desk.about('erp', 'PauseSubscription', { why: 'asked' });
    await desk.sendAll(outbox);
    await desk.about('erp', 'RemoveSubscription');
    await desk.sendAll(outbox);
    expect(desk.got).toEqual([]);
  });

  it('without its secret is told nothing, and tried again', async () => {
    const { desk, outbox } = await waiting();
    await desk.vault.erase(`subject:${'1'.repeat(32)}`);
    await desk.sendAll(outbox);
    expect(desk.got).toEqual([]);
    const failed = (await desk.facts(OUTBOX)).find(({ type }) => type === 'NotificationFailed');
    expect(failed?.data).toMatchObject({ why: 'secret-not-there' });
  });
});

describe('a notification', () => {
  it('that was given up is sent when it is asked for again', async () => {
    const { desk, outbox } = await waiting();
    desk.receiver.answers = () => answered(400);
    await desk.sendAll(outbox);
    const [dead] = desk.got;
    desk.receiver.answers = () => answered(200);
    const data = { notification: dead?.id };
    await desk.tell(OUTBOX, { command: { type: 'ReplayNotification', data } });
    await desk.sendAll(outbox);
    expect(desk.got.at(-1)).toMatchObject({ id: dead?.id, body: { type: 'shipment.packed' } });
  });

  it('that was under way when everything stopped is sent again', async () => {
    const { desk, outbox } = await waiting();
    const stopping = new AbortController();
    desk.receiver.answers = async () => {
      stopping.abort();
      throw new Error('aborted');
    };
    await desk.sendAll(outbox, stopping.signal);
    expect(desk.troubles).toEqual([]);
    desk.receiver.answers = () => answered(200);
    await desk.sendAll(desk.outbox());
    expect(events(desk.got)).toEqual(['shipment.packed', 'shipment.packed', 'shipment.departed']);
  });

  it('is sent by two senders twice at most, and recorded once', async () => {
    const { desk, outbox } = await waiting();
    const signal = new AbortController().signal;
    const other = desk.outbox();
    await Promise.all([outbox.round(signal), other.round(signal)]);
    await Promise.all([outbox.settled(), other.settled()]);
    const sent = (await desk.types(OUTBOX)).filter((type) => type === 'NotificationSent');
    expect(sent).toHaveLength(2);
    expect(new Set(desk.got.map(({ id }) => id)).size).toBe(2);
  });
});

it('the packed shipment alone is told of while it has not left', async () => {
  const { desk } = held;
  await desk.subscribe('erp');
  await desk.ship(upToPacked);
  await desk.settle(desk.startAlerts());
  await desk.sendAll(desk.outbox());
  expect(events(desk.got)).toEqual(['shipment.packed']);
});
