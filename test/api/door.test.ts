import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../../src/api/door.ts';
import type { ApiRule } from '../../src/api/problems.ts';
import type { Route } from '../../src/api/route.ts';
import { buildServer } from '../../src/api/server.ts';
import { json, route } from './tried.ts';

const GRACE_MS = 2_000;

async function built(
  routes: readonly Route[],
  elsewhere: () => ApiRule = () => 'route-must-exist',
) {
  const app = await buildServer({
    health: {
      version: '1',
      roles: [],
      uptimeMs: () => 0,
      readiness: async () => ({ status: 'ready', reasons: [], stores: {}, roles: {} }),
    },
    log: pino({ level: 'silent' }),
    routes,
    elsewhere,
    authenticate: async () => undefined,
  });
  await app.ready();
  return app;
}

async function listening(elsewhere: () => ApiRule, requestMs = 30_000) {
  const hall = await built([], elsewhere);
  const door = openDoor(hall, { requestMs });
  door.server.listen(0, '127.0.0.1');
  await once(door.server, 'listening');
  return { door, url: `http://127.0.0.1:${portOf(door)}` };
}

function portOf({ server }: Door): number {
  return (server.address() as AddressInfo).port;
}

describe('the door', () => {
  it('leads to the hall until the office opens: how it is, and for the rest to come again', async () => {
    const { door, url } = await listening(() => 'store-must-be-reachable');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const early = await fetch(`${url}/v1/tried`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
    const open = route('/v1/tried', async () => ({ status: 200, body: {} }), { action: 'open' });
    door.openTo(await built([open]));
    expect((await fetch(`${url}/v1/tried`)).status).toBe(200);
    await door.close(GRACE_MS);
  });

  it('finishes what is in hand, turns new ones away, and closes', async () => {
    const release = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const slow = route(
      '/v1/slow',
      async () => {
        begun.resolve();
        await release.promise;
        return { status: 200, body: { done: true } };
      },
      { action: 'open' },
    );
    const { door, url } = await listening(() => 'server-must-not-be-stopping');
    door.openTo(await built([slow]));
    const inHand = fetch(`${url}/v1/slow`);
    await begun.promise;
    const left = door.leave(GRACE_MS);
    const late = await fetch(`${url}/v1/slow`);
    expect([late.status, late.headers.get('connection')]).toEqual([503, 'close']);
    expect(await late.json()).toMatchObject({ type: '/problems/server-must-not-be-stopping' });
    release.resolve();
    await left;
    expect(await (await inHand).json()).toEqual({ done: true });
    await door.close(GRACE_MS);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('does not wait for ever for what never ends', async () => {
    const never = route('/v1/never', () => new Promise(() => {}), { action: 'open' });
    const { door, url } = await listening(() => 'route-must-exist');
    door.openTo(await built([never]));
    const cut = fetch(`${url}/v1/never`).catch((error: unknown) => error);
    await pause(20);
    await door.leave(30);
    await door.close(30);
    expect(await cut).toBeInstanceOf(TypeError);
  });

  it('gives up a body that does not come', async () => {
    const { door } = await listening(() => 'route-must-exist', 30);
    const bodied = route('/v1/tried', async () => ({ status: 200, body: {} }), {
      method: 'POST',
      action: 'open',
      body: json,
    });
    door.openTo(await built([bodied]));
    const socket = connect(portOf(door), '127.0.0.1');
    socket.write('POST /v1/tried HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 10\r\n\r\n{"a"');
    let said = '';
    for await (const chunk of socket) said += chunk;
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('/problems/request-must-arrive-in-time');
    await door.close(GRACE_MS);
  });

  it.each([
    ['GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n', 400, 'request-must-be-well-formed'],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431, 'headers-must-be-small'],
  ])('answers what is no request', async (text, status, rule) => {
    const { door } = await listening(() => 'route-must-exist');
    const socket = connect(portOf(door), '127.0.0.1');
    socket.end(text);
    let said = '';
    for await (const chunk of socket) said += chunk;
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said).toContain(`/problems/${rule}`);
    await door.close(GRACE_MS);
  });
});
