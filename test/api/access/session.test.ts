import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedApi, openApi, type Reply } from '../../support/api.ts';

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const SCOPE = { sites: ['SZ-01'] };

let opened: OpenedApi;
let wang: { readonly id: string; readonly password: string };

beforeAll(async () => {
  opened = await openApi({ following: false });
  wang = await letIn('wang.li');
});
afterAll(() => opened[Symbol.asyncDispose]());

async function letIn(user: string): Promise<typeof wang> {
  const person = { user, name: '王丽', role: 'warehouse', scope: SCOPE };
  return (await opened.as('admin').post('/v1/people', person)).body;
}

function signIn(user: string, password: string, headers: object = OWN_PAGE): Promise<Reply> {
  return opened.ask({
    method: 'POST',
    url: '/v1/session',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ user, password }),
  });
}

/** What a browser keeps of an answer. */
function cookieOf({ headers }: Reply): string {
  return (headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

function asBrowser(cookie: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  if (!body) return opened.ask({ method, url, headers });
  return opened.ask({
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });
}

describe('POST /v1/session', () => {
  it('answers who it is and what they may do, with a cookie for the browser alone', async () => {
    const answer = await signIn('wang.li', wang.password);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: 'wang.li',
      actor: `person:${wang.id}`,
      role: 'warehouse',
      scope: SCOPE,
      subject: `subject:${wang.id}`,
      via: 'session',
    });
    expect(answer.body.may).toContain('shipment:warehouse');
    expect(answer.headers['set-cookie']).toMatch(
      /^lading_session=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('keeps the cookie to TLS where the browser came by it', async () => {
    const byTls = { ...OWN_PAGE, origin: 'https://lading.example' };
    const answer = await signIn('wang.li', wang.password, byTls);
    expect(answer.headers['set-cookie']).toMatch(/; Secure$/);
  });

  it('answers a wrong password and an unknown login alike, and logs neither of them', async () => {
    const [wrong, unknown] = [await signIn('wang.li', 'guessed'), await signIn('li.si', 'guessed')];
    for (const { status, body } of [wrong, unknown]) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ type: '/problems/caller-must-be-known' });
    }
    const { instance: _, ...one } = wrong.body;
    const { instance: __, ...other } = unknown.body;
    expect(one).toEqual(other);
    expect(JSON.stringify(opened.logged)).not.toMatch(/guessed|li\.si/);
    expect(opened.logged.at(-1)).not.toHaveProperty('password');
    const audited = opened.logged.filter(({ audit }) => audit === 'access');
    expect(audited.at(-1)).toMatchObject({ what: 'sign-in-failed', address: '127.0.0.1' });
  });

  it('makes whoever guesses wait', async () => {
    await letIn('zhao');
    for (let guess = 0; guess < 5; guess += 1) await signIn('zhao', 'guess');
    const answer = await signIn('zhao', 'guess');
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toMatchObject({
      type: '/problems/requests-must-not-be-too-many',
      params: { seconds: 2 },
    });
  });

  it('takes no form that another site has sent', async () => {
    const answer = await signIn('wang.li', wang.password, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('names each part of a body that is not right', async () => {
    const answer = await asBrowser('', 'POST', '/v1/session', { user: '', pass: 'x' });
    expect(answer.status).toBe(400);
    const paths = answer.body.errors.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual(['pass', 'password', 'user']);
  });
});

describe('a session', () => {
  it('goes with the requests of the browser, and is renewed by GET /v1/session', async () => {
    const cookie = cookieOf(await signIn('wang.li', wang.password));
    opened.at('2026-03-02T15:00:00.000Z');
    const me = await asBrowser(cookie, 'GET', '/v1/session');
    expect(me).toMatchObject({ status: 200, body: { user: 'wang.li', role: 'warehouse' } });
    const renewed = cookieOf(me);
    opened.at('2026-03-02T20:00:00.000Z');
    expect((await asBrowser(cookie, 'GET', '/v1/session')).status).toBe(401);
    expect((await asBrowser(renewed, 'GET', '/v1/session')).status).toBe(200);
  });

  it('may do what its role may, and nothing else', async () => {
    const cookie = cookieOf(await signIn('wang.li', wang.password));
    const answer = await asBrowser(cookie, 'GET', '/v1/keys');
    expect(answer).toMatchObject({ status: 403, body: { type: '/problems/role-must-allow-it' } });
  });

  it('changes nothing for another site', async () => {
    const cookie = cookieOf(await signIn('wang.li', wang.password));
    for (const headers of [{ cookie }, { cookie, 'sec-fetch-site': 'cross-site' }]) {
      const answer = await opened.ask({ method: 'DELETE', url: '/v1/session', headers });
      expect(answer).toMatchObject({ status: 403, body: { type: '/problems/origin-must-be-own' } });
    }
  });

  it('is forgotten by the browser at DELETE', async () => {
    const cookie = cookieOf(await signIn('wang.li', wang.password));
    const answer = await asBrowser(cookie, 'DELETE', '/v1/session');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^lading_session=; Path=\/; Max-Age=0;/);
  });

  it('is 401 without any', async () => {
    expect((await opened.ask({ method: 'GET', url: '/v1/session' })).status).toBe(401);
  });

  it('of a key says whose it is', async () => {
    const me = await opened.as('erp', SCOPE, { source: 'SAP-800' }).get('/v1/session');
    expect(me.body).toMatchObject({ role: 'erp', scope: SCOPE, source: 'SAP-800', via: 'key' });
    expect(me.headers['set-cookie']).toBeUndefined();
  });
});

describe('POST /v1/session/password', () => {
  const path = '/v1/session/password';
  const chosen = '五月的风 has seven 7s';

  it('ends the other sessions and keeps this one', async () => {
    const { password } = await letIn('qian');
    const [here, there] = [await signIn('qian', password), await signIn('qian', password)];
    const body = { current: password, password: chosen };
    const changed = await asBrowser(cookieOf(here), 'POST', path, body);
    expect(changed.status).toBe(204);
    expect((await asBrowser(cookieOf(there), 'GET', '/v1/session')).status).toBe(401);
    expect((await asBrowser(cookieOf(changed), 'GET', '/v1/session')).status).toBe(200);
    expect((await signIn('qian', password)).status).toBe(401);
    expect((await signIn('qian', chosen)).status).toBe(200);
  });

  it('wants the password in use, and one that is long enough', async () => {
    const cookie = cookieOf(await signIn('wang.li', wang.password));
    const wrong = await asBrowser(cookie, 'POST', path, { current: 'x', password: chosen });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toMatchObject([
      { path: 'current', rule: 'must-be-the-password-in-use' },
    ]);
    const short = { current: wang.password, password: 'short' };
    const answer = await asBrowser(cookie, 'POST', path, short);
    expect(answer.body.errors).toMatchObject([{ path: 'password' }]);
    expect((await asBrowser(cookie, 'GET', '/v1/session')).status).toBe(200);
  });

  it('is not for keys, which have none', async () => {
    const body = { current: 'x', password: chosen };
    expect((await opened.as('admin').post(path, body)).status).toBe(403);
  });
});
