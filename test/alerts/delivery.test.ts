import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWebhook } from '../../src/alerts/channels/webhook.ts';
import { Outbox } from '../../src/alerts/outbox.ts';
import { upToDelivered } from '../support/controls.ts';
import { newDesks, SECRET } from './desk.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const held = newDesks();
const SHIPMENTS = ['OML660001', 'OML660002', 'OML660003'];
const EVENTS = ['shipment.packed', 'shipment.departed', 'shipment.delivered'] as const;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await openReceiver(SECRET);
});
afterEach(() => receiver[Symbol.asyncDispose]());

it('a receiver that fails, is cut off and comes back gets everything, each in its order', async () => {
  const { desk } = held;
  // The receiver believes only what was signed within the last minutes.
  desk.clock.nowMs = Date.now();
  await desk.subscribe('erp', { url: `http://127.0.0.1:${receiver.port}/`, events: [...EVENTS] });
  for (const shipment of SHIPMENTS) await desk.ship(upToDelivered, shipment);
  const alerts = desk.startAlerts();
  await desk.settle(alerts);
  const send = openWebhook({ allowPrivate: true, clockMs: () => 0 });
  const outbox = new Outbox({ ...desk.options(), send });

  let answered = 0;
  receiver.answers = () => {
    answered += 1;
    return answered % 2 === 0 ? 204 : 500;
  };
  await desk.sendAll(outbox);
  receiver.isCut = true;
  desk.clock.nowMs += 5_000;
  await desk.sendAll(outbox);
  const before = receiver.received.length;
  receiver.isCut = false;
  receiver.answers = () => 204;
  for (const seconds of [5, 30, 120]) {
    desk.clock.nowMs += seconds * 1_000;
    await desk.sendAll(outbox);
  }

  expect(before).toBeLessThan(9);
  for (const shipment of SHIPMENTS) {
    const own = receiver.received.filter(({ body }) => body.data.shipment === shipment);
    expect(own.map(({ body }) => body.type)).toEqual(EVENTS);
  }
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(9);
  expect(desk.troubles).toEqual([]);
});
