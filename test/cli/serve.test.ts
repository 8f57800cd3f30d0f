import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startLadingIn } from './child.ts';
import { folderWith, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';
import { linesOf, ready, startServing } from './served.ts';

let taken: Server | undefined;
afterEach(() => taken?.close());

function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) resolve(address.port);
  });
  return promise;
}

describe('serve on an embedded folder', () => {
  it('keeps read models up to date and says how it is', async () => {
    const dir = await folderWith('ACME-1001', 'ACME-1002');
    await using served = await startServing({}, '--data', dir);
    await ready(served);
    const alive = await fetch(`${served.url}/healthz`);
    expect(await alive.json()).toMatchObject({
      status: 'alive',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      roles: ['api', 'projections', 'processes', 'alerts', 'notify'],
      uptimeSeconds: expect.any(Number),
    });
    const { stores, roles } = await served.readiness();
    expect(stores).toEqual({ ledger: 'reachable', readModels: 'reachable' });
    expect(roles.projections).toContainEqual({
      name: 'board',
      state: 'leading',
      through: 18,
      behind: 0,
      lagMs: 0,
      parked: 0,
    });
  });

  it('stops at a polite kill: exit 0, the folder free, everything in the log', async () => {
    const dir = join(temporaryFolder(), 'data');
    await using served = await startServing({}, '--data', dir);
    await ready(served);
    expect(await served.stop()).toBe(0);
    expect(served.log().map(({ msg }) => msg)).toEqual([
      'listening',
      'running',
      'stopping',
      'stopped',
    ]);
    expect((await lading(['rebuild', '--all', '--data', dir])).exit).toBe(0);
    expect((await lading(['verify', '--data', dir])).exit).toBe(0);
  });

  it('stops as well at Ctrl-C while it has only begun', async () => {
    await using served = await startServing({}, '--data', join(temporaryFolder(), 'data'));
    expect(await served.stop('SIGINT')).toBe(0);
  });

  it('runs the roles that are asked for', async () => {
    const dir = temporaryFolder();
    await using served = await startServing(
      { LADING_ROLES: 'processes' },
      '--roles',
      'projections,projections',
      '--data',
      dir,
    );
    await ready(served);
    expect(Object.keys((await served.readiness()).roles)).toEqual(['projections']);
  });

  it.each([
    ['en', 'Lading', 'runs: api (answers requests)', 'Ctrl-C stops it'],
    ['zh-CN', 'Lading', '正在运行：api（回答请求）', 'Ctrl-C 停止'],
  ])('tells a person in %s where it is and how to stop it', async (locale, ...said) => {
    const dir = temporaryFolder();
    const environment = { LADING_PORT: '0', LADING_LOCALE: locale };
    const signal = AbortSignal.abort();
    const { exit, err } = await lading(['serve', '--data', dir], { environment, signal });
    expect(exit).toBe(0);
    for (const text of [...said, '/readyz', dir]) expect(err).toContain(text);
  });

  it('answers whoever has the key of the configuration, and nobody else', async () => {
    const key = 'correct-horse-battery-staple-twice';
    const environment = { LADING_ADMIN_KEY: key };
    await using served = await startServing(environment, '--data', temporaryFolder());
    await ready(served);
    const ask = (given: string) =>
      fetch(`${served.url}/v1/shipments`, { headers: { authorization: `Bearer ${given}` } });
    expect((await ask(key)).status).toBe(200);
    expect((await ask(`${key}!`)).status).toBe(401);
    expect(served.child.said().out).not.toContain(key);
  });

  it.each([
    ['en', 'set LADING_ADMIN_KEY'],
    ['zh-CN', '设 LADING_ADMIN_KEY'],
  ])('says in %s that it is not for others without an admin', async (locale, said) => {
    const environment = { LADING_HOST: '0.0.0.0', LADING_PORT: '0', LADING_LOCALE: locale };
    const { exit, err } = await lading(['serve', '--data', temporaryFolder()], { environment });
    expect(exit).toBe(2);
    expect(err).toContain(said);
  });

  it('serves others once there is an admin, and without the api needs none', async () => {
    const others = { LADING_HOST: '0.0.0.0' };
    const key = { LADING_ADMIN_KEY: 'correct-horse-battery-staple-twice' };
    await using open = await startServing({ ...others, ...key }, '--data', temporaryFolder());
    await ready(open);
    const roles = ['--roles', 'projections,processes'];
    await using closed = await startServing(others, ...roles, '--data', temporaryFolder());
    await ready(closed);
    expect((await fetch(`${closed.url}/v1/shipments`)).status).toBe(404);
  });

  it('tells a person how to make the first key while there is none', async () => {
    await using served = await startServing({ LADING_LOCALE: 'en' }, '--data', temporaryFolder());
    await ready(served);
    expect(served.child.said().err).toContain('keys create --role admin');
  });

  it('refuses a second one on the same folder, and names the first with its address', async () => {
    const dir = temporaryFolder();
    taken = createServer();
    const port = await listen(taken);
    await using served = await startServing({}, '--data', dir);
    await ready(served);
    const { exit, out, err } = await startLadingIn(
      { LADING_PORT: String(port) },
      'serve',
      '--data',
      dir,
    ).over;
    expect(exit).toBe(3);
    expect(err).toContain(`held by process ${served.child.process.pid}`);
    expect(linesOf(out)[0]).toMatchObject({ level: 'fatal', code: 'folder-held' });
  });

  it.each([
    ['en', 'is in use: stop the program that uses it, or choose another LADING_PORT'],
    ['zh-CN', '已被占用：停下占用它的程序，或用 LADING_PORT 另选端口'],
  ])('says in %s that its address is in use', async (locale, said) => {
    taken = createServer();
    const port = await listen(taken);
    const environment = { LADING_PORT: String(port), LADING_LOCALE: locale };
    const { exit, err } = await lading(['serve', '--data', temporaryFolder()], { environment });
    expect(exit).toBe(3);
    expect(err).toBe(`✗ 127.0.0.1:${port} ${said}\n`);
  });

  it('says that an address is not of this machine', async () => {
    const environment = { LADING_HOST: '203.0.113.7', LADING_PORT: '0' };
    const { exit, err } = await lading(['serve', '--data', temporaryFolder()], { environment });
    expect(exit).toBe(3);
    expect(err).toContain('203.0.113.7:0 is no address of this machine: correct LADING_HOST');
  });
});
