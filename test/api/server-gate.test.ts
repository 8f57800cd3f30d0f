import { describe, expect, it } from 'vitest';
import { Admission } from '../../src/api/limits-admission.ts';
import { turn } from '../../src/projections/pause.ts';
import { openApi } from '../support/api.ts';
import { echo, json, route } from './tried.ts';

const ENGLISH = { 'accept-language': 'en' };

describe('who is let in', () => {
  const routes = () => [
    route('/v1/sold', echo),
    route('/v1/mine', echo, { action: 'signed-in' }),
    route('/v1/open', echo, { action: 'open' }),
    route('/v1/sold', echo, { method: 'POST', body: json }),
  ];

  it('is somebody with a key that is known', async () => {
    await using api = await openApi({ following: false, routes });
    for (const ask of [
      api.stranger.get('/v1/sold', ENGLISH),
      api.stranger.get('/v1/mine', ENGLISH),
      api.stranger.get('/v1/sold', { authorization: 'Bearer lk_nobody_0000', ...ENGLISH }),
      api.stranger.get('/v1/sold', { authorization: 'Basic bG9naW46cGFzcw==', ...ENGLISH }),
    ]) {
      const { status, headers, body } = await ask;
      expect([status, body.type]).toEqual([401, '/problems/caller-must-be-known']);
      expect(headers['www-authenticate']).toBe('Bearer realm="lading"');
    }
    expect((await api.stranger.get('/v1/open')).status).toBe(200);
  });

  it('is somebody whose role may do it', async () => {
    await using api = await openApi({ following: false, routes });
    expect((await api.as('sales').get('/v1/sold')).status).toBe(200);
    expect((await api.as('driver').get('/v1/mine')).status).toBe(200);
    const { status, body } = await api.as('driver').get('/v1/sold', ENGLISH);
    expect([status, body.type]).toEqual([403, '/problems/role-must-allow-it']);
    expect(body.detail).toBe('The role driver does not include order:intake.');
  });

  it('is asked before the body: strangers learn nothing of what is wrong with it', async () => {
    await using api = await openApi({ following: false, routes });
    const { status } = await api.stranger.post('/v1/sold?x=1', '{"a":', { 'content-type': 'a/b' });
    expect(status).toBe(401);
  });

  it('is told that signing in goes with our own pages alone', async () => {
    const name = 'ForeignOrigin';
    const authenticate = async (): Promise<never> => {
      throw Object.assign(new Error('from elsewhere'), { name });
    };
    await using api = await openApi({ following: false, routes, authenticate });
    const { status, body } = await api.stranger.post('/v1/sold', {}, ENGLISH);
    expect([status, body.type]).toEqual([403, '/problems/origin-must-be-own']);
  });

  it('shows cookies and the address that the proxy tells, where the proxy is believed', async () => {
    const seen: unknown[] = [];
    const options = {
      following: false,
      routes,
      authenticate: async ({ cookies, address }: { cookies: object; address: string }) => {
        seen.push({ ...cookies, address });
        return undefined;
      },
    };
    const asked = { cookie: 'lading_session=abc%20d', 'x-forwarded-for': '203.0.113.9' };
    await using plain = await openApi(options);
    await plain.stranger.get('/v1/mine', asked);
    await using behind = await openApi({ ...options, trustProxy: true });
    await behind.stranger.get('/v1/mine', asked);
    expect(seen).toEqual([
      { lading_session: 'abc d', address: '127.0.0.1' },
      { lading_session: 'abc d', address: '203.0.113.9' },
    ]);
  });
});

describe('too much', () => {
  const routes = () => [route('/v1/tried', echo)];
  async function asks<T>(times: number, ask: () => Promise<T>): Promise<readonly T[]> {
    const replies: T[] = [];
    while (replies.length < times) replies.push(await ask());
    return replies;
  }

  it('from one key is answered 429 with when to come again; others go on', async () => {
    const rates = { perActor: 3, perAddress: 100, withLoopback: true };
    await using api = await openApi({ following: false, routes, rates });
    const sales = api.as('sales');
    const replies = await asks(5, () => sales.get('/v1/tried', ENGLISH));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(replies[4]?.headers['retry-after']).toBe('1');
    expect(replies[4]?.body.type).toBe('/problems/requests-must-not-be-too-many');
    const other = api.as('sales', {}, { actor: 'key:other' });
    expect((await other.get('/v1/tried')).status).toBe(200);
  });

  it('from one address is answered 429, whoever asks', async () => {
    const rates = { perActor: 100, perAddress: 2, withLoopback: true };
    await using api = await openApi({ following: false, routes, rates });
    const replies = await asks(3, () => api.stranger.get('/v1/tried'));
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 429]);
  });

  it('from this machine is never, unless it is to be counted', async () => {
    const rates = { perActor: 1, perAddress: 1, withLoopback: false };
    await using api = await openApi({ following: false, routes, rates });
    const replies = await asks(5, () => api.as('sales').get('/v1/tried'));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
  });

  it('in hand turns writes away with 503, undone, while reading goes on', async () => {
    const release = Promise.withResolvers<void>();
    let done = 0;
    const slow = async () => {
      await release.promise;
      done += 1;
      return { status: 200, body: {} };
    };
    const admission = new Admission({ write: 2 });
    await using api = await openApi({
      following: false,
      admission,
      routes: () => [route('/v1/slow', slow, { method: 'POST' }), route('/v1/tried', echo)],
    });
    const sales = api.as('sales');
    const writing = [sales.post('/v1/slow'), sales.post('/v1/slow')];
    while (!admission.isFull('write')) await turn();
    const shed = await sales.post('/v1/slow', undefined, ENGLISH);
    expect([shed.status, shed.body.type]).toEqual([503, '/problems/server-must-not-be-overloaded']);
    expect(shed.headers['retry-after']).toBe('1');
    expect((await sales.get('/v1/tried')).status).toBe(200);
    release.resolve();
    expect((await Promise.all(writing)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await sales.post('/v1/slow')).status).toBe(200);
    expect([done, admission.turnedAway.write]).toEqual([3, 1]);
  });
});

describe('every answer', () => {
  const routes = () => [route('/v1/tried/:id', echo)];

  it('may not run, be framed, guessed at or told of elsewhere', async () => {
    await using api = await openApi({ following: false, routes });
    for (const url of ['/v1/tried/1', '/v1/nothing', '/healthz', '/v1/tried/%E0%A4%A']) {
      const { headers } = await api.as('sales').get(url);
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it.each([
    ['erp-2026:7.a', 'erp-2026:7.a'],
    ['two words', expect.stringMatching(/^[\w-]{36}$/)],
    ['x'.repeat(101), expect.stringMatching(/^[\w-]{36}$/)],
  ])('has the id of its request: %s', async (given, id) => {
    await using api = await openApi({ following: false, routes });
    const { headers, body } = await api.as('sales').get('/v1/nothing', { 'x-request-id': given });
    expect(headers['x-request-id']).toEqual(id);
    expect(body.instance).toBe(`/requests/${headers['x-request-id']}`);
  });

  it('is one line in the log: the pattern, no codes, no keys', async () => {
    await using api = await openApi({ following: false, routes });
    const reply = await api.as('sales').get('/v1/tried/SECRET-CODE?x=13800138000');
    const lines = api.logged.filter(({ msg }) => msg === 'request');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.anything(),
        msg: 'request',
        request: reply.headers['x-request-id'],
        method: 'GET',
        route: '/v1/tried/:id',
        status: 400,
        ms: expect.any(Number),
        actor: 'key:sales',
      },
    ]);
    expect(JSON.stringify(api.logged)).not.toMatch(/SECRET-CODE|13800138000|Bearer|lk_/);
  });
});
