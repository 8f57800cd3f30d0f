import { describe, expect, it } from 'vitest';
import type { Readiness } from '../../src/api/readiness.ts';
import { buildServer } from '../../src/api/server.ts';
import { openApi } from '../support/api.ts';
import { echo, route } from './tried.ts';

const READY: Readiness = { status: 'ready', reasons: [], stores: {}, roles: {} };

async function serving(found: Readiness) {
  await using api = await openApi({ following: false, routes: () => [] });
  const { log } = api.api;
  const health = {
    version: '1.2.3',
    roles: ['projections'],
    uptimeMs: () => 61_500,
    readiness: async () => found,
  };
  return await buildServer({ health, log, routes: [], authenticate: async () => undefined });
}

describe('the server', () => {
  it('says that it is alive, whatever its stores are', async () => {
    await using app = await serving({ ...READY, status: 'not-ready' });
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'alive',
      version: '1.2.3',
      roles: ['projections'],
      uptimeSeconds: 61,
    });
  });

  it('answers 200 when it is ready', async () => {
    await using app = await serving(READY);
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(answer.json()).toEqual(READY);
  });

  it('answers 503 with the reasons when it is not, and when to ask again', async () => {
    const reasons = [{ code: 'stopping', text: 'stopping' }] as const;
    await using app = await serving({ ...READY, status: 'not-ready', reasons });
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json()).toMatchObject({ reasons });
  });
});

describe('a request', () => {
  it('comes to its handler with everything parsed', async () => {
    await using api = await openApi({ routes: () => [route('/v1/tried/:id', echo)] });
    const { status, body } = await api.as('sales').get('/v1/tried/%E7%94%B2%2F1');
    expect([status, body]).toEqual([200, { params: { id: '甲/1' }, query: {}, locale: 'zh-CN' }]);
  });
});
