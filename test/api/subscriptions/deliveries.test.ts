import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Outbox } from '../../../src/alerts/outbox.ts';
import { startAlerts } from '../../../src/alerts/roles.ts';
import { API_SECRET } from '../../support/api.ts';
import { upToDeparted } from '../../support/controls.ts';
import { BODY, openSubscribing, type Subscribing } from './subscribing.ts';

const ONE = '/v1/subscriptions/erp_1';
const LOG = `${ONE}/deliveries`;
const CALLER = { actor: 'person:anna', role: 'warehouse', capture: 'scan' } as const;
let product: Subscribing;
let outbox: Outbox;

/** Two shipments have left; what is told of them is planned, and sent to a receiver that refuses. */
beforeEach(async () => {
  product = await openSubscribing();
  const { api } = product;
  await product.as('erp').put(ONE, BODY);
  for (const shipment of ['OML660001', 'OML660002']) {
    for (const { command } of upToDeparted) {
      const { type, data } = command;
      const stream = `shipment-${shipment}`;
      await api.intake({ stream, command: type, data: { ...data } }, CALLER);
    }
  }
  const all = {
    ...api,
    owner: 'tests',
    random: () => 0,
    secret: API_SECRET,
    trouble: () => undefined,
    tickBy: () => () => undefined,
  };
  await using alerts = startAlerts(all);
  await alerts.caughtUp(await api.ledger.head());
  const send = async () => product.receiver.answer;
  outbox = new Outbox({ ...all, send });
  product.receiver.answer = { kind: 'answered', status: 400, ms: 3, answer: '' };
  await sending();
});
afterEach(() => product[Symbol.asyncDispose]());

async function sending(): Promise<void> {
  await product.settled();
  await outbox.round(new AbortController().signal);
  await outbox.settled();
  await product.settled();
}

const said = ({
  body,
}: {
  body: { deliveries: { subject: string; event: string; standing: string }[] };
}) =>
  body.deliveries.map(({ subject, event, standing }) => `${subject} ${event} ${standing}`).sort();

describe('the delivery log', () => {
  it('lists what was sent, of each subject in its order', async () => {
    const log = await product.as('erp').get(LOG);
    expect(said(log)).toEqual([
      'shipment-OML660001 shipment.departed dead',
      'shipment-OML660001 shipment.packed dead',
      'shipment-OML660002 shipment.departed dead',
      'shipment-OML660002 shipment.packed dead',
    ]);
    expect(log.headers['lading-position']).toBe(String(await product.api.ledger.head()));
    expect(log.body.deliveries[0]).toMatchObject({
      event: 'shipment.packed',
      factType: 'UnitPacked',
      attempts: 1,
      status: 400,
      why: 'http-refused',
    });
  });

  it('is searched by standing, event and subject, a page at a time', async () => {
    const erp = product.as('erp');
    expect(said(await erp.get(`${LOG}?standing=sent`))).toEqual([]);
    expect(said(await erp.get(`${LOG}?event=shipment.packed&subject=shipment-OML660002`))).toEqual([
      'shipment-OML660002 shipment.packed dead',
    ]);
    const first = await erp.get(`${LOG}?limit=1`);
    const second = await erp.get(`${LOG}?limit=1&cursor=${first.body.cursor}`);
    expect([...said(first), ...said(second)].sort()).toEqual(said(await erp.get(LOG)));
    expect(second.body).not.toHaveProperty('cursor');
  });

  it('is nobody’s who may not know of the subscription', async () => {
    expect((await product.as('erp').get('/v1/subscriptions/other/deliveries')).status).toBe(404);
  });
});

describe('what was given up', () => {
  it('is sent again one by one, under its own id', async () => {
    const erp = product.as('erp');
    const log = await erp.get(`${LOG}?event=shipment.packed&subject=shipment-OML660001`);
    const { notification } = log.body.deliveries[0];
    const key = { 'idempotency-key': 'again-1' };
    const replayed = await erp.post(`${LOG}/${notification}/replay`, undefined, key);
    expect(replayed.body.facts[0].type).toBe('NotificationReplayed');
    const again = await erp.post(`${LOG}/${notification}/replay`, undefined, key);
    expect(again.body).toEqual({ ...replayed.body, replayed: true });
    product.receiver.answer = { kind: 'answered', status: 204, ms: 3, answer: '' };
    await sending();
    expect(said(await erp.get(`${LOG}?standing=sent`))).toEqual([
      'shipment-OML660001 shipment.packed sent',
    ]);
  });

  it('is sent again all together', async () => {
    const erp = product.as('erp');
    expect((await erp.post(`${LOG}/replay`)).body).toEqual({ replayed: 4, more: false });
    product.receiver.answer = { kind: 'answered', status: 204, ms: 3, answer: '' };
    await sending();
    expect(said(await erp.get(`${LOG}?standing=sent`))).toHaveLength(4);
    expect((await erp.post(`${LOG}/replay`)).body).toEqual({ replayed: 0, more: false });
  });

  it('can be replayed by whoever is confined, within their own subscription', async () => {
    const confined = product.as('erp', { sites: ['SH-JIADING'] });
    await confined.put('/v1/subscriptions/here', BODY);
    expect((await confined.post('/v1/subscriptions/here/deliveries/replay')).body).toEqual({
      replayed: 0,
      more: false,
    });
  });

  it('is not there under an id that nothing was sent by', async () => {
    const answer = await product.as('erp').post(`${LOG}/${crypto.randomUUID()}/replay`);
    expect(answer.status).toBe(404);
    expect((await product.as('erp').post(`${LOG}/none/replay`)).status).toBe(400);
  });
});
