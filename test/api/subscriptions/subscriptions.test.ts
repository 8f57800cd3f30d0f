import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebhook } from '../../../src/alerts/channels/webhook.ts';
import { fillPersonal } from '../../../src/api/personal.ts';
import { BODY, openSubscribing, type Subscribing } from './subscribing.ts';

let product: Subscribing;
beforeEach(async () => {
  product = await openSubscribing();
});
afterEach(() => product[Symbol.asyncDispose]());

const ONE = '/v1/subscriptions/erp_1';

describe('a subscription', () => {
  it('is made, and its secret shown this once', async () => {
    const erp = product.as('erp');
    const made = await erp.put(ONE, BODY);
    expect(made).toMatchObject({
      status: 201,
      headers: { location: ONE, etag: '"1"' },
      body: { subscription: 'erp_1', secret: expect.stringMatching(/^whsec_/) },
    });
    await product.settled();
    const shown = await erp.get(ONE);
    expect(shown).toMatchObject({
      status: 200,
      body: { subscription: 'erp_1', standing: 'active', ...BODY },
    });
    expect(shown.text).not.toMatch(/whsec_|subject:/);
    const facts = await product.api.ledger.read('subscription-erp_1', 0, 10);
    const { filled } = await fillPersonal(product.api.vault, facts);
    expect(JSON.stringify(filled)).not.toContain('whsec_');
    const again = await erp.put(ONE, { ...BODY, events: ['order.short'] });
    expect(again.status).toBe(200);
    expect(again.body).not.toHaveProperty('secret');
  });

  it('is the same one when the same key makes it again, with the same answer', async () => {
    const erp = product.as('erp');
    const key = { 'idempotency-key': 'make-1' };
    const first = await erp.post('/v1/subscriptions', BODY, key);
    const again = await erp.post('/v1/subscriptions', BODY, key);
    expect(first.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, replayed: true });
    const other = await erp.post('/v1/subscriptions', BODY);
    expect(other.body.subscription).not.toBe(first.body.subscription);
    const misused = await erp.post('/v1/subscriptions', { ...BODY, description: 'x' }, key);
    expect(misused.status).toBe(422);
  });

  it('signs by the secret that was brought, or by a new one where it is asked for', async () => {
    const erp = product.as('erp');
    const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    expect((await erp.put(ONE, { ...BODY, secret })).body.secret).toBe(secret);
    const renewed = await erp.put(ONE, { ...BODY, newSecret: true });
    expect(renewed.body.secret).not.toBe(secret);
    await erp.post(`${ONE}/test`);
    expect(product.sent[0]?.target.secrets).toEqual([renewed.body.secret, secret]);
    product.at('2026-03-04T04:00:00.000Z');
    await erp.post(`${ONE}/test`);
    expect(product.sent[1]?.target.secrets).toEqual([renewed.body.secret]);
  });

  it('is paused, resumed and removed', async () => {
    const erp = product.as('erp');
    await erp.put(ONE, BODY);
    expect((await erp.post(`${ONE}/pause`)).body.facts[0].type).toBe('SubscriptionPaused');
    await product.settled();
    expect((await erp.get(ONE)).body).toMatchObject({ standing: 'paused', pausedWhy: 'asked' });
    expect((await erp.post(`${ONE}/resume`)).body.facts[0].type).toBe('SubscriptionResumed');
    expect((await erp.delete(ONE)).body.facts[0].type).toBe('SubscriptionRemoved');
    await product.settled();
    expect((await erp.get(ONE)).status).toBe(404);
    const after = await erp.put(ONE, BODY);
    expect(after).toMatchObject({
      status: 409,
      body: { type: '/problems/subscription-must-not-be-removed' },
    });
  });

  it('goes back to a position that the ledger has given, and to no other', async () => {
    const erp = product.as('erp');
    const { position } = (await erp.put(ONE, BODY)).body;
    const resumed = await erp.post(`${ONE}/resume`, { fromPosition: position });
    expect(resumed.body.facts[0].type).toBe('SubscriptionResumed');
    const wrong = await erp.post(`${ONE}/resume`, { fromPosition: 999_999 });
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'fromPosition', rule: 'position-must-be-of-this-ledger' }] },
    });
  });

  it.each([
    ['the address', { url: 'http://erp.example.com/' }, 'url', 'address-must-be-encrypted'],
    ['the address', { url: 'https://127.0.0.1/' }, 'url', 'address-must-be-public'],
    ['the address', { url: 'https://[::ffff:10.0.0.7]/' }, 'url', 'address-must-be-public'],
    ['the address', { url: 'https://localhost/' }, 'url', 'address-must-be-public'],
    ['the address', { url: 'erp.example.com' }, 'url', 'must-be-a-web-address'],
    ['the secret', { secret: 'whsec_short' }, 'secret', 'secret-must-be-whsec'],
    ['the events', { events: [] }, 'events', 'must-not-be-empty'],
    ['an event', { events: ['shipment.lost'] }, 'events.0', 'must-be-one-of'],
    ['a field', { colour: 'red' }, 'colour', 'field-is-unknown'],
  ])('is not taken where %s is wrong: %o', async (_, change, path, rule) => {
    const answer = await product.as('erp').put(ONE, { ...BODY, ...change });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ path, rule }]);
    expect(await product.api.ledger.head()).toBe(0);
  });

  it('has an id without dashes', async () => {
    const answer = await product.as('erp').put('/v1/subscriptions/erp-1', BODY);
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'id', rule: 'id-must-be-well-formed' }] },
    });
  });

  it('may lead into a private network where that is allowed', async () => {
    await using inHouse = await openSubscribing({ allowPrivate: true });
    const answer = await inHouse.as('erp').put(ONE, { ...BODY, url: 'http://10.0.0.7:8080/' });
    expect(answer.status).toBe(201);
  });
});

describe('the scope of whoever subscribes', () => {
  const here = { sites: ['SH-JIADING', 'SH-PUDONG'] };

  it('confines what is told, whatever is left out', async () => {
    const erp = product.as('erp', here);
    await erp.put(ONE, BODY);
    await product.settled();
    expect((await erp.get(ONE)).body.scope).toEqual(here);
  });

  it('can be narrowed, and not widened', async () => {
    const erp = product.as('erp', here);
    expect((await erp.put(ONE, { ...BODY, scope: { sites: ['SH-PUDONG'] } })).status).toBe(201);
    const wider = { ...BODY, scope: { sites: ['SH-PUDONG', 'SZ-01'] } };
    expect(await erp.put('/v1/subscriptions/erp_2', wider)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'scope.sites.1', rule: 'code-must-be-in-scope' }] },
    });
  });

  it('hides the subscriptions that tell of more', async () => {
    await product.as('erp').put(ONE, BODY);
    await product.as('erp').put('/v1/subscriptions/both', {
      ...BODY,
      scope: { sites: ['SH-PUDONG', 'SZ-01'] },
    });
    await product.settled();
    const confined = product.as('manager', { sites: ['SH-PUDONG'] });
    expect((await confined.get('/v1/subscriptions')).body.subscriptions).toEqual([]);
    for (const id of ['erp_1', 'both']) {
      const path = `/v1/subscriptions/${id}`;
      const answers = await Promise.all([
        confined.get(path),
        confined.put(path, BODY),
        confined.post(`${path}/pause`),
        confined.post(`${path}/test`),
        confined.get(`${path}/deliveries`),
        confined.post(`${path}/deliveries/replay`),
        confined.delete(path),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    }
    expect(product.sent).toEqual([]);
  });

  it.each(['auditor', 'sales', 'warehouse', 'driver', 'service'] as const)(
    'a %s manages no subscriptions',
    async (role) => {
      const answer = await product.as(role).put(ONE, BODY);
      expect(answer.body.type).toBe('/problems/role-must-allow-it');
    },
  );
});

describe('a test message', () => {
  it('is signed like all others, and the receiver’s answer is answered', async () => {
    const erp = product.as('erp');
    const { secret } = (await erp.put(ONE, BODY)).body;
    product.receiver.answer = { kind: 'answered', status: 500, ms: 12, answer: 'no room' };
    expect(await erp.post(`${ONE}/test`)).toMatchObject({
      status: 200,
      body: { taken: false, status: 500, ms: 12, answer: 'no room', why: 'http-error' },
    });
    expect(product.sent[0]?.target).toEqual({ url: BODY.url, secrets: [secret] });
    expect(JSON.parse(product.sent[0]?.message.body ?? '')).toMatchObject({
      type: 'test',
      data: { subscription: 'erp_1' },
    });
    product.receiver.answer = { kind: 'failed', why: 'not-reachable', ms: 5 };
    expect((await erp.post(`${ONE}/test`)).body).toEqual({
      taken: false,
      ms: 5,
      why: 'not-reachable',
    });
  });

  it('goes through the real webhook as well, and no further than it may', async () => {
    const send = openWebhook({
      allowPrivate: false,
      clockMs: () => 0,
      resolve: async () => ['10.0.0.7'],
    });
    const { subscriptionRoutes } = await import('../../../src/api/subscriptions/routes.ts');
    await using real = await openSubscribing({
      routes: (api) => subscriptionRoutes(api, { allowPrivate: false, send }),
    });
    await real.as('erp').put(ONE, BODY);
    expect((await real.as('erp').post(`${ONE}/test`)).body).toEqual({
      taken: false,
      ms: 0,
      why: 'address-not-allowed',
    });
  });

  it('is not sent for a subscription that is not there', async () => {
    expect((await product.as('erp').post(`${ONE}/test`)).status).toBe(404);
  });
});
