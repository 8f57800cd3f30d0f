import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Readiness } from '../../src/api/readiness.ts';
import { buildServer } from '../../src/api/server.ts';

const READY: Readiness = { status: 'ready', reasons: [], stores: {}, roles: {} };

let found = READY;
let app: ReturnType<typeof buildServer>;

beforeEach(() => {
  found = READY;
  app = buildServer({
    version: '1.2.3',
    roles: ['projections'],
    uptimeMs: () => 61_500,
    readiness: async () => found,
  });
});
afterEach(() => app.close());

describe('the server', () => {
  it('says that it is alive, whatever its stores are', async () => {
    found = { ...READY, status: 'not-ready' };
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
    found = { ...READY, status: 'not-ready', reasons };
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json()).toMatchObject({ reasons });
  });
});
