import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedApi, openApi } from '../../support/api.ts';

let opened: OpenedApi;
beforeAll(async () => {
  opened = await openApi({ following: false });
});
afterAll(() => opened[Symbol.asyncDispose]());

const asKey = (key: string, url = '/v1/session') =>
  opened.ask({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } });

describe('/v1/keys', () => {
  it('makes a key, shows it once, and revokes it at once', async () => {
    const admin = opened.as('admin');
    const asked = { role: 'erp', scope: { divisions: ['1000'] }, source: 'SAP-1000', label: 'SAP' };
    const made = await admin.post('/v1/keys', asked);
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^lk_/);
    expect(made.headers['lading-position']).toBe(String(made.body.position));
    const { id, key } = made.body;
    expect((await asKey(key)).body).toMatchObject({ actor: `key:${id}`, role: 'erp' });

    const listed = await admin.get('/v1/keys');
    expect(listed.body.keys).toContainEqual(expect.objectContaining({ id, ...asked }));
    expect(listed.text).not.toContain(key.slice(-43));

    const revoked = await admin.delete(`/v1/keys/${id}`);
    expect(revoked).toMatchObject({ status: 200, body: { id } });
    expect((await asKey(key)).status).toBe(401);
    const again = await admin.delete(`/v1/keys/${id}`);
    expect(again.body.position).toBeGreaterThan(0);
  });

  it('writes every change as a fact and into the log, with whoever made it', async () => {
    const made = await opened.as('admin').post('/v1/keys', { role: 'auditor' });
    const [fact] = await opened.api.ledger.read(`access-key-${made.body.id}`, 0, 10);
    expect(fact).toMatchObject({
      type: 'KeyCreated',
      data: { role: 'auditor', scope: {} },
      meta: { actor: 'key:admin', role: 'admin', capture: 'api' },
    });
    const audited = opened.logged.filter(({ audit }) => audit === 'access');
    expect(audited.at(-1)).toMatchObject({ what: 'key-created', actor: 'key:admin' });
    expect(JSON.stringify(opened.logged)).not.toContain(made.body.key.slice(-43));
  });

  it('lets nobody grant or see more than their own scope', async () => {
    const here = opened.as('admin', { sites: ['SZ-01'] });
    const wide = await opened.as('admin').post('/v1/keys', { role: 'erp' });
    const no = await here.post('/v1/keys', { role: 'erp' });
    expect(no).toMatchObject({
      status: 409,
      body: { type: '/problems/scope-must-lie-within-own' },
    });
    const made = await here.post('/v1/keys', { role: 'erp', scope: { sites: ['SZ-01'] } });
    const ids = (await here.get('/v1/keys')).body.keys.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([made.body.id]);
    expect((await here.delete(`/v1/keys/${wide.body.id}`)).status).toBe(404);
  });

  it('says what is wrong with a key that was asked for', async () => {
    const admin = opened.as('admin');
    const bad = await admin.post('/v1/keys', { role: 'boss', scope: { sites: [] }, x: 1 });
    expect(bad.status).toBe(400);
    const paths = bad.body.errors.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual(['role', 'scope.sites', 'x']);
    const past = await admin.post('/v1/keys', { role: 'erp', expiresAt: '2020-01-01T00:00:00Z' });
    expect(past.body.type).toBe('/problems/key-must-expire-later');
    expect((await admin.delete('/v1/keys/000000000000')).status).toBe(404);
    expect((await admin.delete('/v1/keys/..')).status).toBe(404);
  });
});

describe('/v1/people', () => {
  it('lets people in, changes what they may do, and lists them by name', async () => {
    const admin = opened.as('admin');
    const person = { user: 'sun', name: '孙', role: 'driver', scope: { sites: ['SZ-01'] } };
    const made = await admin.post('/v1/people', person);
    expect(made.status).toBe(201);
    const { id } = made.body;
    const twice = await admin.post('/v1/people', { ...person, user: ' SUN ' });
    expect(twice).toMatchObject({ status: 409, body: { type: '/problems/login-must-be-free' } });

    const access = { role: 'manager', scope: { projects: ['P-7'] } };
    expect((await admin.put(`/v1/people/${id}/access`, access)).status).toBe(200);
    expect((await admin.post(`/v1/people/${id}/disable`, { reason: '离职' })).status).toBe(200);
    const listed = async () => {
      const { people } = (await admin.get('/v1/people')).body;
      return people.find((one: { id: string }) => one.id === id);
    };
    const shown = { user: 'sun', name: '孙', ...access };
    expect(await listed()).toMatchObject({ ...shown, disabled: true });
    expect((await admin.post(`/v1/people/${id}/enable`)).status).toBe(200);
    expect(await listed()).toMatchObject({ ...shown, disabled: false });
    const reset = await admin.post(`/v1/people/${id}/reset-password`);
    expect(reset.body.password).not.toBe(made.body.password);

    const facts = await opened.api.ledger.read(`access-person-${id}`, 0, 10);
    expect(facts.map(({ type }) => type)).toEqual([
      'PersonCreated',
      'AccessChanged',
      'PersonDisabled',
      'PersonEnabled',
      'PasswordChanged',
    ]);
    expect(facts[1]?.data).toMatchObject({ was: { role: 'driver', scope: { sites: ['SZ-01'] } } });
    expect(JSON.stringify(facts)).not.toMatch(/孙|sun|argon/);
  });

  it('has nobody change the own access, and keeps the last admin', async () => {
    const admin = opened.as('admin');
    const made = await admin.post('/v1/people', { user: 'boss', role: 'admin' });
    const { id, password } = made.body;
    const last = await admin.post(`/v1/people/${id}/disable`);
    expect(last).toMatchObject({ status: 409, body: { type: '/problems/last-admin-must-stay' } });
    await admin.post('/v1/people', { user: 'deputy', role: 'admin' });
    const signedIn = await opened.ask({
      method: 'POST',
      url: '/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ user: 'boss', password }),
    });
    const own = await opened.ask({
      method: 'PUT',
      url: `/v1/people/${id}/access`,
      headers: {
        cookie: signedIn.headers['set-cookie'] ?? '',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      payload: JSON.stringify({ role: 'auditor', scope: {} }),
    });
    expect(own).toMatchObject({
      status: 409,
      body: { type: '/problems/access-must-be-changed-by-others' },
    });
    expect((await admin.post(`/v1/people/${id}/disable`)).status).toBe(200);
  });

  it('is read by auditors and managed by admins alone', async () => {
    for (const role of ['sales', 'warehouse', 'driver', 'service', 'manager', 'erp'] as const) {
      expect((await opened.as(role).get('/v1/people')).status).toBe(403);
    }
    const auditor = opened.as('auditor');
    expect((await auditor.get('/v1/people')).status).toBe(200);
    expect((await auditor.get('/v1/keys')).status).toBe(200);
    expect((await auditor.post('/v1/keys', { role: 'admin' })).status).toBe(403);
    expect((await auditor.post('/v1/people', { user: 'x', role: 'admin' })).status).toBe(403);
  });

  it('is unknown to who asks for somebody that is not there', async () => {
    const admin = opened.as('admin');
    const id = 'f'.repeat(32);
    const access = { role: 'manager', scope: {} };
    const answers = [
      await admin.put(`/v1/people/${id}/access`, access),
      await admin.post(`/v1/people/${id}/disable`),
      await admin.post(`/v1/people/${id}/enable`),
      await admin.post(`/v1/people/${id}/reset-password`),
      await admin.post('/v1/people/wang.li/disable'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
